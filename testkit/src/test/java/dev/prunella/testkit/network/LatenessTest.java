// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Link FAR = Link.CLEAR.delayedBy(ofMillis(500), ofMillis(400));
    private static final long SPACING = Duration.ofSeconds(100).toNanos();

    @Test
    void clearLinkDelaysNothing() {
        assertThat(delays(new Lateness(1), Link.CLEAR)).containsOnly(Duration.ZERO);
    }

    @Test
    void delayStaysWithinItsJitterAndUsesAllOfIt() {
        assertThat(delays(new Lateness(1), FAR))
                .allSatisfy(delay -> assertThat(delay).isBetween(ofMillis(100), ofMillis(900)))
                .anySatisfy(delay -> assertThat(delay).isLessThan(ofMillis(150)))
                .anySatisfy(delay -> assertThat(delay).isGreaterThan(ofMillis(850)));
    }

    @Test
    void sameSeedDelaysTheSame() {
        assertThat(delays(new Lateness(7), FAR)).isEqualTo(delays(new Lateness(7), FAR));
        assertThat(delays(new Lateness(7), FAR)).isNotEqualTo(delays(new Lateness(8), FAR));
    }

    @Test
    void chunksKeepTheirOrder() {
        var lateness = new Lateness(3);
        var dues = LongStream.range(0, 500)
                .map(i -> lateness.dueNanos(FAR, ofMillis(i).toNanos()))
                .boxed();
        assertThat(dues.toList()).isSorted();
    }

    @Test
    void lossWaitsForRetransmissionsThatTakeTwiceAsLongEachTime() {
        var delays = delays(new Lateness(1), Link.CLEAR.losing(0.3));
        assertThat(delays).contains(Duration.ZERO, ofMillis(200), ofMillis(600), ofMillis(1_400));
        assertThat(delays.stream().filter(delay -> !delay.isZero()).count()).isBetween(240L, 360L);
        assertThat(delays(new Lateness(1), Link.CLEAR.losing(0.9)))
                .allSatisfy(delay -> assertThat(delay).isLessThanOrEqualTo(ofMillis(12_600)));
    }

    /** Of a thousand chunks that are too far apart to wait for each other. */
    private static List<Duration> delays(Lateness lateness, Link link) {
        return LongStream.range(0, 1_000)
                .map(i -> i * SPACING)
                .mapToObj(now -> Duration.ofNanos(lateness.dueNanos(link, now) - now))
                .toList();
    }
}
