// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cuts, storms of resets and ports that hang. */
@Timeout(30)
class BrokenLinkTest {

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
    void cutsAnEstablishedConnectionAfterExactlySoManyBytes() throws IOException {
        try (var client = Talk.with(proxy)) {
            Talk.ask(client, 'a');
            proxy.cutAfter(3, Direction.TO_CLIENT, Ending.CLOSED);
            client.getOutputStream().write(new byte[10]);
            assertThat(client.getInputStream().readAllBytes()).hasSize(3);
        }
        await().untilAsserted(() -> assertThat(proxy.open()).isZero());
    }

    @Test
    void cutsANewConnectionByAReset() throws IOException {
        proxy.cutAfter(3, Direction.TO_SERVER, Ending.RESET);
        try (var client = Talk.with(proxy)) {
            client.getOutputStream().write(new byte[3]);
            assertThat(client.getInputStream().readNBytes(3)).hasSize(3);
            assertThatThrownBy(() -> Talk.ask(client, 'a')).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void otherDirectionOutlivesACutInOrder() throws IOException {
        proxy.cutAfter(2, Direction.TO_SERVER, Ending.CLOSED);
        try (var client = Talk.with(proxy)) {
            client.getOutputStream().write(new byte[50]);
            assertThat(client.getInputStream().readAllBytes()).hasSize(2);
        }
    }

    @Test
    void sameOrderGivenTwiceCountsAnew() throws IOException {
        try (var client = Talk.with(proxy)) {
            proxy.cutAfter(2, Direction.TO_CLIENT, Ending.CLOSED);
            Talk.ask(client, 'a');
            proxy.cutAfter(2, Direction.TO_CLIENT, Ending.CLOSED);
            Talk.ask(client, 'b');
            assertThat(Talk.ask(client, 'c')).isEqualTo('c');
            assertThat(Talk.ask(client, 'd')).isEqualTo(-1);
        }
    }

    @Test
    void forwardSparesWhatWasNotCutYet() throws IOException {
        try (var client = Talk.with(proxy)) {
            proxy.cutAfter(1, Direction.TO_CLIENT, Ending.RESET);
            Talk.ask(client, 'a');
            proxy.forward();
            assertThat(Talk.ask(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void hangsNewConnectionsOnlyUntilItForwards() throws IOException {
        try (var old = Talk.with(proxy)) {
            Talk.ask(old, 'a');
            proxy.hangNew();
            try (var fresh = Talk.with(proxy)) {
                Talk.assertSilent(fresh, 'b');
                assertThat(Talk.ask(old, 'c')).isEqualTo('c');
                proxy.forward();
                assertThat(fresh.getInputStream().read()).isEqualTo('b');
            }
        }
    }

    @Test
    void resetsNewConnectionsForAWhile() throws IOException {
        try (var old = Talk.with(proxy)) {
            Talk.ask(old, 'a');
            proxy.resetNewFor(Duration.ofMillis(500));
            assertThatThrownBy(this::talk).isInstanceOf(SocketException.class);
            assertThat(Talk.ask(old, 'b')).isEqualTo('b');
        }
        await().ignoreExceptions().untilAsserted(this::talk);
    }

    @Test
    void forwardEndsTheResets() throws IOException {
        proxy.resetNewFor(Duration.ofHours(1));
        proxy.forward();
        talk();
    }

    private void talk() throws IOException {
        try (var client = Talk.with(proxy)) {
            assertThat(Talk.ask(client, 'x')).isEqualTo('x');
        }
    }
}
