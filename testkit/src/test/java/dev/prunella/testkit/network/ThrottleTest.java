// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void eachPieceWaitsForThoseBeforeIt() {
        var throttle = new Throttle();
        assertThat(throttle.take(4_000, 8_000, 0)).isZero();
        assertThat(throttle.take(4_000, 8_000, 0)).isEqualTo(SECOND / 2);
        assertThat(throttle.take(1, 8_000, 0)).isEqualTo(SECOND);
    }

    @Test
    void silenceSavesNothingUp() {
        var throttle = new Throttle();
        throttle.take(8_000, 8_000, 0);
        assertThat(throttle.take(8_000, 8_000, 10 * SECOND)).isEqualTo(10 * SECOND);
        assertThat(throttle.take(8_000, 8_000, 10 * SECOND)).isEqualTo(11 * SECOND);
    }

    @Test
    void throttledStreamFlowsInPiecesOfATwentiethOfASecond() {
        assertThat(Link.CLEAR.piece()).isEqualTo(Link.CHUNK_BYTES);
        assertThat(Link.CLEAR.limitedTo(8_000).piece()).isEqualTo(400);
        assertThat(Link.CLEAR.limitedTo(8_000).slicedInto(7).piece()).isEqualTo(7);
        assertThat(Link.CLEAR.limitedTo(1).piece()).isEqualTo(1);
    }
}
