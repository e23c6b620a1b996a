// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring of a window, beside a list that forgets nothing. */
class RollingWindowTest {

    private static final long SECOND = 1_000_000_000L;

    private record Added(long nanos, long good, long total) {}

    @ParameterizedTest
    @ValueSource(longs = {60, 300, 1_800, 3_600, 21_600, 259_200, 2_592_000, 7_776_000, 4_001})
    void holdsWhatIsAsOldAsTheWindowAndNothingThatIsOlderByASlot(long seconds) {
        Duration window = Duration.ofSeconds(seconds);
        long slot = Math.max(10 * SECOND, -Math.floorDiv(-window.toNanos(), 60L));
        SplittableRandom random = new SplittableRandom(seconds);
        long now = random.nextLong(-SECOND, SECOND);
        RollingWindow ring = new RollingWindow(window, SloTracker.TICK, now);
        List<Added> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(2 * window.toNanos()) : random.nextLong(slot);
            long total = random.nextLong(1_000);
            Added added = new Added(now, random.nextLong(total + 1), total);
            ring.add(new SliProgress.Increment(added.good, added.total, 0), now);
            all.add(added);
            WindowCounts counts = ring.read(now);
            assertThat(counts.total())
                    .isBetween(sumSince(all, now - window.toNanos()), sumSince(all, now - window.toNanos() - slot));
            assertThat(counts.good()).isBetween(0L, counts.total());
        }
    }

    @Test
    void forgetsAllThatIsOld() {
        RollingWindow ring = new RollingWindow(Duration.ofMinutes(5), SloTracker.TICK, 0);
        ring.add(new SliProgress.Increment(3, 5, 10 * SECOND), 0);
        assertThat(ring.read(300 * SECOND).total()).isEqualTo(5);
        assertThat(ring.read(310 * SECOND).total()).isZero();
        assertThat(ring.read(310 * SECOND).seen()).isZero();
    }

    @Test
    void knowsHowMuchOfItWasSeen() {
        RollingWindow ring = new RollingWindow(Duration.ofHours(1), SloTracker.TICK, 0);
        for (long at = 10; at <= 7_200; at += 10) {
            ring.add(new SliProgress.Increment(1, 1, 10 * SECOND), at * SECOND);
            assertThat(ring.read(at * SECOND).seen()).isEqualTo(Duration.ofSeconds(Math.min(at, 3_600)));
        }
    }

    @Test
    void aMonthTakesNoMoreRoomThanAnHour() {
        RollingWindow ring = new RollingWindow(Duration.ofDays(30), SloTracker.TICK, 0);
        for (long hour = 0; hour < 24 * 30; hour++) {
            ring.add(new SliProgress.Increment(1, 1, 0), hour * 3_600 * SECOND);
        }
        assertThat(ring.read(24 * 30 * 3_600 * SECOND).total()).isEqualTo(24 * 30);
        assertThat(ring.slots()).isEqualTo(RollingWindow.MOST_SLOTS);
    }

    private static long sumSince(List<Added> all, long nanos) {
        return all.stream()
                .filter(each -> each.nanos > nanos)
                .mapToLong(Added::total)
                .sum();
    }
}
