// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a leak is seen and what is foretold of it, second by second on a clock that only counts. */
class LeakTrendTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long TOO_LONG = 10 * SECOND;

    // FAULT-F5, REQ U2, P6
    @ParameterizedTest(name = "a pool of {0} that is exhausted after {1} s")
    @CsvSource({"10,60", "50,60", "10,600", "50,600", "3,3600", "10,3600", "50,3600", "10,86400", "50,86400", "50,100"})
    void leakIsSeenBeforeExhaustion(int size, long exhaustedSeconds) {
        long exhausted = exhaustedSeconds * SECOND;
        long seen = seenAt(size, exhausted, false);
        assertThat(seen).isLessThan(exhausted);
        var trend = sampleAt(seen, size, exhausted / size).trend();
        assertThat(trend.exhaustedNanos()).isBetween((long) (exhausted * 0.97), (long) (exhausted * 1.03));
    }

    @ParameterizedTest(name = "a pool of {0} that is exhausted after {1} s")
    @CsvSource({"50,100", "50,3600", "10,86400"})
    void evictionWaitsUntilItBuysMuchTimeAndComesInTime(int size, long exhaustedSeconds) {
        long exhausted = exhaustedSeconds * SECOND;
        long seen = seenAt(size, exhausted, true);
        assertThat(seen).isBetween(exhausted / 2 - exhausted / 10, exhausted - 20 * SECOND);
    }

    @Test
    void connectionsThatWereBorrowedTogetherAreNoTrend() {
        long[] burst = {0, SECOND / 4, SECOND / 2, SECOND};
        assertThat(LeakTrend.of(burst, 4, 10, TOO_LONG, 60 * SECOND)).isNull();
    }

    @Test
    void oneConnectionIsNoTrend() {
        assertThat(LeakTrend.of(new long[] {0}, 1, 10, TOO_LONG, 60 * SECOND)).isNull();
    }

    @Test
    void burstAndLatecomerDoNotMoveThePace() {
        long[] mostlyEveryTwo = {0, 2, 4, 6, 8, 8, 8, 14, 16, 18, 20, 31};
        var since = LongStream.of(mostlyEveryTwo).map(each -> each * SECOND).toArray();
        var trend = LeakTrend.of(since, since.length, 50, TOO_LONG, 45 * SECOND);
        assertThat(trend.gapNanos()).isBetween(19 * SECOND / 10, 22 * SECOND / 10);
    }

    @Test
    void leakThatCameToAnEndForetellsNothing() {
        var since = new long[] {0, 2 * SECOND, 4 * SECOND};
        assertThat(LeakTrend.of(since, 3, 50, TOO_LONG, 15 * SECOND).goesOn()).isTrue();
        var later = LeakTrend.of(since, 3, 50, TOO_LONG, 30 * SECOND);
        assertThat(later.goesOn()).isFalse();
        assertThat(later.exhaustedWithin(Duration.ofDays(1), 30 * SECOND)).isFalse();
        assertThat(later.describe(30 * SECOND)).isEqualTo("no more of late");
    }

    @Test
    void saysItInWordsForPeople() {
        var since = new long[] {0, 2 * SECOND, 4 * SECOND};
        assertThat(LeakTrend.of(since, 3, 42, TOO_LONG, 12 * SECOND).describe(12 * SECOND))
                .isEqualTo("one every 2 s, exhausted in about 70 s");
    }

    @Test
    void worksAcrossTheEndOfTheClocksRange() {
        long base = Long.MAX_VALUE - 3 * SECOND;
        var since = new long[] {base, base + 2 * SECOND, base + 4 * SECOND};
        assertThat(LeakTrend.of(since, 3, 42, TOO_LONG, base + 12 * SECOND).describe(base + 12 * SECOND))
                .isEqualTo("one every 2 s, exhausted in about 70 s");
    }

    private static long seenAt(int size, long exhausted, boolean evicts) {
        var rule = new LeakRule(size, evicts);
        long now = 0;
        long gap = exhausted / size;
        while (now < 2 * exhausted && !rule.due(leakedAt(now, gap, size).length, true, sampleAt(now, size, gap))) {
            now += SECOND;
        }
        return now;
    }

    private static LeakSample sampleAt(long now, int size, long gap) {
        long[] since = leakedAt(now, gap, size);
        return new LeakSample(now, List.of(), List.of(), LeakTrend.of(since, since.length, size, TOO_LONG, now), null);
    }

    /** Those of the leaked connections that have been held for too long; the first leaks after one gap. */
    private static long[] leakedAt(long now, long gap, int size) {
        return LongStream.rangeClosed(1, size)
                .map(each -> each * gap)
                .filter(since -> now - since > TOO_LONG)
                .toArray();
    }
}
