// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.slo.SliProgress.Increment;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Increments of counts that only grow, and when there are none. */
class SliProgressTest {

    private static final long TICK = SloTracker.TICK.toNanos();

    private final SliProgress progress = new SliProgress(Duration.ofSeconds(30));
    private long now = -5;

    @BeforeEach
    void begin() {
        assertThat(look(1_000, 2_000)).as("where it begins").isNull();
    }

    @Test
    void tellsWhatCameSince() {
        assertThat(look(1_008, 2_010)).isEqualTo(new Increment(8, 10, TICK));
        assertThat(look(1_008, 2_010)).isEqualTo(new Increment(0, 0, TICK));
        assertThat(progress.gap()).isEmpty();
    }

    @Test
    void aCountThatFellIsAGapAndNeverABurst() {
        assertThat(look(3, 4)).isNull();
        assertThat(progress.gap()).isEqualTo("its counts fell, so they were reset");
        assertThat(look(4, 6)).isEqualTo(new Increment(1, 2, TICK));
        assertThat(progress.gaps()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeReadIsNeitherGoodNorBad() {
        now += TICK;
        assertThat(progress.next(SliReading.gap("nobody is there"), now)).isNull();
        assertThat(progress.gap()).isEqualTo("nobody is there");
        assertThat(look(5_000, 9_000)).as("nobody knows when that was").isNull();
        assertThat(look(5_001, 9_001)).isEqualTo(new Increment(1, 1, TICK));
    }

    @Test
    void aProcessThatStoodStillSawNothing() {
        now += Duration.ofHours(8).toNanos();
        assertThat(look(1_500, 9_000)).isNull();
        assertThat(progress.gap()).isEqualTo("nobody looked for 8 h");
        assertThat(look(1_501, 9_001)).isEqualTo(new Increment(1, 1, TICK));
    }

    @Test
    void aGoodEventThatComesBeforeItsTotalWaits() {
        assertThat(look(1_011, 2_010)).isEqualTo(new Increment(10, 10, TICK));
        assertThat(look(1_011, 2_011)).isEqualTo(new Increment(1, 1, TICK));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void addsUpToWhatWasCountedHoweverTheTwoAreRead(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long good = 1_000;
        long total = 2_000;
        long early = 0;
        long goodSeen = 0;
        long totalSeen = 0;
        for (int i = 0; i < 5_000; i++) {
            long more = random.nextLong(10);
            total += more + early;
            good += random.nextLong(more + 1) + early;
            early = random.nextLong(5); // good ones that come after the total was read
            Increment seen = look(good + early, total);
            assertThat(seen.good()).isBetween(0L, seen.total());
            goodSeen += seen.good();
            totalSeen += seen.total();
        }
        assertThat(totalSeen).isEqualTo(total - 2_000);
        assertThat(goodSeen).isBetween(good - 1_000 - 4, good - 1_000 + 4);
    }

    private Increment look(long good, long total) {
        now += TICK;
        return progress.next(SliReading.counts(good, total), now);
    }
}
