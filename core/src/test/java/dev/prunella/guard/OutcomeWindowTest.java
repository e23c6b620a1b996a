// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may be said of failures without a sum over all rows is never less than what the sum says. */
class OutcomeWindowTest {

    private static final long PART = Duration.ofMillis(500).toNanos();

    private final Stripes stripes = Rig.stripes();
    private final Tally tally = new Tally(stripes, 0);
    private final OutcomeWindow window = new OutcomeWindow(stripes, 20 * PART, tally);

    @Test
    void whatPassedUpToTheLastBeatMakesTheShareLess() {
        passed(11);
        window.beat(PART, tally);
        failed(10);
        assertThat(window.mayHaveFailed(tally, 0.5)).isFalse();
        failed(1);
        assertThat(window.mayHaveFailed(tally, 0.5)).isTrue();
    }

    @Test
    void whatPassedSinceThenIsLeftToTheSum() {
        window.beat(PART, tally);
        passed(11);
        failed(10);
        assertThat(window.mayHaveFailed(tally, 0.5)).isTrue();
        Counts sum = window.read(tally);
        assertThat(sum.failed()).isLessThan(sum.ok());
    }

    @Test
    void whatPassedBeforeTheWindowHidesNothing() {
        passed(1_000);
        window.beat(PART, tally);
        for (int part = 2; part <= 21; part++) {
            window.beat(part * PART, tally);
        }
        failed(10);
        assertThat(window.mayHaveFailed(tally, 0.5)).isTrue();
    }

    @Test
    void whatPassedBeforeTheBreakerClosedHidesNothing() {
        passed(1_000);
        window.beat(PART, tally);
        Tally anew = new Tally(stripes, PART);
        for (int i = 0; i < 10; i++) {
            anew.failed(false);
        }
        assertThat(window.mayHaveFailed(anew, 0.5)).isTrue();
    }

    private void passed(int calls) {
        for (int i = 0; i < calls; i++) {
            stripes.add(Stripes.OK);
        }
    }

    private void failed(int calls) {
        for (int i = 0; i < calls; i++) {
            tally.failed(false);
        }
    }
}
