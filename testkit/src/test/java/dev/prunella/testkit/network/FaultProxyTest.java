// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final int SILENCE_MILLIS = 150;

    private EchoServer server;
    private EchoServer other;
    private FaultProxy proxy;

    @BeforeEach
    void startProxy() throws IOException {
        server = new EchoServer(0);
        other = new EchoServer(1);
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
        other.close();
    }

    @Test
    void forwardsBothDirections() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 'a')).isEqualTo('a');
        }
    }

    @Test
    void forwardsMoreThanOneBufferUnchanged() throws IOException {
        var sent = new byte[100_000];
        new Random(7).nextBytes(sent);
        try (var client = connect()) {
            var writer = new Thread(() -> write(client, sent));
            writer.start();
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void forwardsTheEndOfAStreamAndForgetsTheConnection() throws IOException {
        try (var client = connect()) {
            client.getOutputStream().write("bye".getBytes(US_ASCII));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(US_ASCII));
        }
        await().untilAsserted(() -> assertThat(proxy.open()).isZero());
    }

    @Test // FAULT-F2
    void keepsABlackholedConnectionSilentWhileANewOneAnswers() throws IOException {
        try (var old = connect()) {
            assertThat(ask(old, 'a')).isEqualTo('a');
            proxy.blackholeEstablished();
            assertSilent(old, 'b');
            try (var fresh = connect()) {
                assertThat(ask(fresh, 'c')).isEqualTo('c');
            }
            assertSilent(old, 'd');
        }
    }

    @Test // FAULT-F2
    void hidesTheEndOfABlackholedConnectionFromTheServer() throws IOException {
        var old = connect();
        ask(old, 'a');
        proxy.blackholeEstablished();
        old.close();
        try (var fresh = connect()) {
            ask(fresh, 'b');
            assertThat(proxy.open()).isEqualTo(2);
        }
    }

    @Test
    void deliversWhatWasHeldInOrderWhenItForwardsAgain() throws IOException {
        try (var client = connect()) {
            ask(client, 'a');
            proxy.blackholeEstablished();
            client.getOutputStream().write("xyz".getBytes(US_ASCII));
            proxy.forward();
            assertThat(client.getInputStream().readNBytes(3)).isEqualTo("xyz".getBytes(US_ASCII));
        }
    }

    @Test // FAULT-F3b
    void acceptsButAnswersNobodyWhileMute() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.mute();
            try (var fresh = connect()) {
                assertSilent(old, 'b');
                assertSilent(fresh, 'c');
            }
        }
    }

    @Test // FAULT-F3
    void leavesWhatWasStuckStuckAfterAMute() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.mute();
            try (var during = connect()) {
                awaitAccepted(2);
                proxy.unmute(Stuck.STAYS_STUCK);
                try (var later = connect()) {
                    assertThat(ask(later, 'c')).isEqualTo('c');
                }
                proxy.forward();
                assertSilent(old, 'd');
                assertSilent(during, 'e');
            }
        }
    }

    @Test
    void resetsWhatStayedStuckIfAskedAndNothingElse() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.blackholeEstablished();
            proxy.unmute(Stuck.STAYS_STUCK);
            try (var later = connect()) {
                ask(later, 'b');
                proxy.unmute(Stuck.IS_RESET);
                assertThatThrownBy(() -> old.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThat(ask(later, 'c')).isEqualTo('c');
            }
        }
    }

    @Test
    void resumesWhatWasStuckAfterAMuteIfAsked() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.mute();
            try (var during = connect()) {
                awaitAccepted(2);
                during.getOutputStream().write('b');
                proxy.unmute(Stuck.RESUMES);
                assertThat(during.getInputStream().read()).isEqualTo('b');
                assertThat(ask(old, 'c')).isEqualTo('c');
            }
        }
    }

    @Test
    void resetsEstablishedConnectionsOnly() throws IOException {
        try (var old = connect();
                var silent = connect()) {
            ask(old, 'a');
            ask(silent, 'a');
            proxy.blackholeEstablished();
            proxy.resetAll();
            assertThatThrownBy(() -> old.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> silent.getInputStream().read()).hasMessageContaining("reset");
            try (var fresh = connect()) {
                assertThat(ask(fresh, 'b')).isEqualTo('b');
            }
        }
    }

    @Test // FAULT-F4
    void redirectsNewConnectionsOnly() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.redirectNewTo("127.0.0.1", other.port());
            try (var fresh = connect()) {
                assertThat(ask(fresh, 'a')).isEqualTo('b');
            }
            assertThat(ask(old, 'a')).isEqualTo('a');
        }
    }

    @Test
    void refusesNewConnectionsAndAcceptsThemAgainOnTheSamePort() throws IOException {
        try (var old = connect()) {
            ask(old, 'a');
            proxy.refuseNew();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(ask(old, 'b')).isEqualTo('b');
            proxy.acceptNew();
            try (var fresh = connect()) {
                assertThat(ask(fresh, 'c')).isEqualTo('c');
            }
        }
    }

    @Test
    void resetsTheClientWhenTheUpstreamCannotBeReached() throws IOException {
        proxy.redirectNewTo("127.0.0.1", FreePort.find());
        try (var client = connect()) {
            assertThatThrownBy(() -> ask(client, 'a')).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void countsAcceptedAndOpenConnections() throws IOException {
        try (var first = connect();
                var second = connect()) {
            ask(first, 'a');
            ask(second, 'a');
            assertThat(proxy.open()).isEqualTo(2);
        }
        await().untilAsserted(() -> assertThat(proxy.open()).isZero());
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void leavesNoThreadAfterClose() throws IOException {
        try (var talking = connect();
                var mute = connect()) {
            ask(talking, 'a');
            ask(mute, 'a');
            proxy.mute();
            assertThat(threads()).isGreaterThanOrEqualTo(5);
            proxy.close();
            assertThat(threads()).isZero();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void takesTheGivenPortAndNamesItWhenItCannot() {
        var port = FreePort.find();
        try (var first = FaultProxy.on(port, "127.0.0.1", server.port())) {
            assertThat(first.port()).isEqualTo(port);
            assertThatThrownBy(() -> FaultProxy.on(port, "127.0.0.1", server.port()))
                    .hasMessageContaining("port " + port);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int ask(Socket socket, int question) throws IOException {
        socket.getOutputStream().write(question);
        return socket.getInputStream().read();
    }

    private static void assertSilent(Socket socket, int question) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> ask(socket, question)).isInstanceOf(SocketTimeoutException.class);
    }

    private void awaitAccepted(int count) {
        await().pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(proxy.accepted()).isEqualTo(count));
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("prunella-testkit-proxy-" + proxy.port()))
                .count();
    }
}
