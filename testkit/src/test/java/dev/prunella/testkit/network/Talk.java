// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a client of an {@link EchoServer} behind a proxy says. */
final class Talk {

    private static final int SILENCE_MILLIS = 150;

    private Talk() {}

    static Socket with(FaultProxy proxy) throws IOException {
        var socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
        return socket;
    }

    static int ask(Socket socket, int question) throws IOException {
        socket.getOutputStream().write(question);
        return socket.getInputStream().read();
    }

    /** How long an answer takes. */
    static Duration timed(Socket socket, int question) throws IOException {
        var began = System.nanoTime();
        ask(socket, question);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    static void sayAndEnd(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void assertSilent(Socket socket, int question) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> ask(socket, question)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(5_000);
    }
}
