// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Places of calls on trial that nobody can keep for ever, and what the calls say together. */
class TrialsTest {

    private final Trials trials = new Trials(3, 0.5, 1_000);

    @Test
    void noMoreThanThereArePlaces() {
        assertThat(trials.take(0)).isZero();
        assertThat(trials.take(0)).isEqualTo(1);
        assertThat(trials.take(0)).isEqualTo(2);
        assertThat(trials.take(0)).isEqualTo(Trials.NONE);
        assertThat(trials.giveBack(1, trials.endOf(0))).isTrue();
        assertThat(trials.take(0)).isEqualTo(1);
    }

    @Test
    void aCallThatNeverReturnsLosesItsPlace() {
        trials.take(0);
        trials.take(0);
        trials.take(0);
        assertThat(trials.take(999)).isEqualTo(Trials.NONE);
        int place = trials.take(1_000);
        assertThat(place).isZero();
        assertThat(trials.giveBack(0, trials.endOf(0)))
                .as("the one who lost it")
                .isFalse();
        assertThat(trials.giveBack(0, trials.endOf(1_000)))
                .as("the one who has it")
                .isTrue();
    }

    @Test
    void halfOfThemFailingIsIll() {
        assertThat(trials.passed()).isEqualTo(Trials.Verdict.OPEN_QUESTION);
        assertThat(trials.failed()).isEqualTo(Trials.Verdict.OPEN_QUESTION);
        assertThat(trials.failed()).isEqualTo(Trials.Verdict.ILL);
    }

    @Test
    void soManyPassingThatTheRestCannotChangeItIsWell() {
        assertThat(trials.passed()).isEqualTo(Trials.Verdict.OPEN_QUESTION);
        assertThat(trials.passed()).isEqualTo(Trials.Verdict.WELL);
    }

    @Test
    void aSinglePlaceDecidesByOneCall() {
        assertThat(new Trials(1, 0.5, 1_000).passed()).isEqualTo(Trials.Verdict.WELL);
        assertThat(new Trials(1, 0.5, 1_000).failed()).isEqualTo(Trials.Verdict.ILL);
    }

    @Test
    void aMomentThatLooksLikeTheMarkOfAFreePlaceIsNone() {
        Trials other = new Trials(1, 0.5, 1);
        assertThat(other.take(Long.MIN_VALUE - 1)).isZero();
        assertThat(other.take(Long.MIN_VALUE - 1)).isEqualTo(Trials.NONE);
    }
}
