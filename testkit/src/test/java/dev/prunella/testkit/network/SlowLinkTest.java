// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delay, rate, slices and losses, on real sockets: lower bounds only, since a machine may always be slower. */
@Timeout(30)
class SlowLinkTest {

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void startProxy() throws IOException {
        server = new EchoServer(0);
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void delaysEstablishedAndNewConnectionsInBothDirections() throws IOException {
        try (var old = Talk.with(proxy)) {
            Talk.ask(old, 'a');
            proxy.delay(ofMillis(100), ofMillis(20));
            try (var fresh = Talk.with(proxy)) {
                assertThat(Talk.timed(old, 'b')).isGreaterThan(ofMillis(160));
                assertThat(Talk.timed(fresh, 'c')).isGreaterThan(ofMillis(160));
            }
        }
    }

    @Test
    void chunksAreOnTheirWayTogether() throws IOException {
        proxy.delay(ofMillis(300), ZERO);
        try (var client = Talk.with(proxy)) {
            var began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                client.getOutputStream().write(i);
            }
            assertThat(client.getInputStream().readNBytes(20))
                    .startsWith(0, 1, 2)
                    .endsWith(18, 19);
            assertThat(since(began)).isBetween(ofMillis(600), Duration.ofSeconds(4));
        }
    }

    @Test
    void delayedStreamArrivesUnchangedAndEnds() throws IOException {
        var sent = new byte[2_000_000];
        new Random(7).nextBytes(sent);
        proxy.delay(ofMillis(20), ofMillis(20));
        try (var client = Talk.with(proxy)) {
            var writer = new Thread(() -> Talk.sayAndEnd(client, sent));
            writer.start();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void throttlesEachDirection() throws IOException {
        proxy.throttle(8_000);
        try (var client = Talk.with(proxy)) {
            var began = System.nanoTime();
            client.getOutputStream().write(new byte[2_400]);
            client.getInputStream().readNBytes(2_400);
            assertThat(since(began)).isGreaterThan(ofMillis(240));
        }
    }

    @Test
    void slicedStreamArrivesUnchanged() throws IOException {
        var sent = new byte[5_000];
        new Random(7).nextBytes(sent);
        proxy.slice(3);
        try (var client = Talk.with(proxy)) {
            Talk.sayAndEnd(client, sent);
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void lostChunksComeLate() throws IOException {
        proxy.seed(1);
        proxy.lose(0.3);
        try (var client = Talk.with(proxy)) {
            var began = System.nanoTime();
            for (int i = 0; i < 8; i++) {
                assertThat(Talk.ask(client, i)).isEqualTo(i);
            }
            assertThat(since(began)).isGreaterThan(ofMillis(190));
        }
    }

    @Test
    void forwardMakesTheLinkFastAgain() throws IOException {
        proxy.delay(ofMillis(500), ofMillis(400));
        proxy.throttle(10);
        proxy.lose(0.5);
        proxy.forward();
        try (var client = Talk.with(proxy)) {
            client.getOutputStream().write(new byte[1_000]);
            assertThat(client.getInputStream().readNBytes(1_000)).hasSize(1_000);
            assertThat(Talk.timed(client, 'a')).isLessThan(ofMillis(100));
        }
    }

    @Test
    void closeDoesNotWaitForWhatIsOnItsWay() throws IOException {
        proxy.delay(Duration.ofMinutes(1), ZERO);
        try (var client = Talk.with(proxy)) {
            client.getOutputStream().write('a');
            client.shutdownOutput();
            var began = System.nanoTime();
            proxy.close();
            assertThat(since(began)).isLessThan(Duration.ofSeconds(2));
            assertThat(proxy.open()).isZero();
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> proxy.delay(ofMillis(1), ofMillis(2))).hasMessageContaining("PT0.002S");
        assertThatThrownBy(() -> proxy.throttle(0)).hasMessageContaining("0 bytes a second");
        assertThatThrownBy(() -> proxy.slice(0)).hasMessageContaining("between 1 and 16384");
        assertThatThrownBy(() -> proxy.lose(1)).hasMessageContaining("between 0 and 0.9");
        assertThatThrownBy(() -> proxy.resetNewFor(ZERO)).hasMessageContaining("proxy " + proxy.port());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
