// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import static dev.prunella.benchmarks.heal.Runs.recoveries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.load.WrittenOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Goal QUARTER = Goal.recoveredWithin(Duration.ofMillis(250));
    private static final WrittenOnce KEPT = new WrittenOnce(100, 0, 0);

    @Test
    void holdsTheMedianAgainstTheLimit() {
        assertThat(QUARTER.verdict(recoveries(0.1, 0.25, 9))).isEqualTo("met");
        assertThat(QUARTER.verdict(recoveries(0.1, 0.26, 0.3))).isEqualTo("**missed**");
        assertThat(QUARTER.verdict(recoveries(0.1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)))
                .isEqualTo("**missed**");
    }

    @Test
    void missesEveryGoalWithALostOrDoubledWrite() {
        assertThat(Goal.none().verdict(List.of(writing(new WrittenOnce(100, 1, 0)))))
                .isEqualTo("**missed**");
        assertThat(Goal.none().verdict(List.of(writing(new WrittenOnce(100, 0, 1)))))
                .isEqualTo("**missed**");
        assertThat(Goal.none().verdict(List.of(writing(KEPT)))).isEqualTo("-");
    }

    @Test
    void asksEveryRunForWhatIsNotAMedian() {
        var runs = List.of(
                Runs.run(Duration.ZERO, 60, "finished", KEPT, Healing.NONE, 0),
                Runs.run(Duration.ZERO, 61, "failed (08006)", KEPT, Healing.NONE, 1));
        assertThat(Goal.failedAtMost(61).verdict(runs)).isEqualTo("met");
        assertThat(Goal.failedAtMost(60).verdict(runs)).isEqualTo("**missed**");
        assertThat(Goal.workBesideFinished().verdict(runs)).isEqualTo("**missed**");
        assertThat(Goal.noActionWhileDown().verdict(runs)).isEqualTo("**missed**");
        assertThat(Goal.nothingFailed().verdict(runs)).isEqualTo("**missed**");
    }

    @Test
    void needsBothOfTwo() {
        Goal both = QUARTER.and(Goal.failedAtMost(3));
        assertThat(both.verdict(recoveries(0.1))).isEqualTo("**missed**");
        assertThat(both.text()).isEqualTo("recovery in at most 0.25 s, at most 3 failed requests");
    }

    private static Measured writing(WrittenOnce writes) {
        return Runs.run(Duration.ZERO, 0, "-", writes, Healing.NONE, 0);
    }
}
