// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one port, can stop and start again, and hands out the sockets that it accepts on a thread of its own. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final int port;
    private final Consumer<Socket> accepted;
    private @Nullable ServerSocket socket;
    private @Nullable Thread thread;

    /** Takes the port at once; accepts after {@link #start()}. */
    Listener(int port, Consumer<Socket> accepted) throws IOException {
        ServerSocket first = FreePort.listen(port);
        this.socket = first;
        this.port = first.getLocalPort();
        this.accepted = accepted;
    }

    int port() {
        return port;
    }

    synchronized void start() {
        if (thread != null) {
            return;
        }
        try {
            ServerSocket current = socket != null ? socket : FreePort.listen(port);
            socket = current;
            thread = new Thread(() -> acceptFrom(current), "prunella-testkit-proxy-" + port + "-accept");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the port and waits for the accepting thread, so that a later start finds it free. */
    synchronized void stop() {
        ServerSocket current = socket;
        if (current == null) {
            return;
        }
        socket = null;
        try {
            current.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        Thread accepting = thread;
        thread = null;
        try {
            if (accepting != null) {
                accepting.join(2_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptFrom(ServerSocket current) {
        while (!current.isClosed()) {
            try {
                accepted.accept(current.accept());
            } catch (IOException e) {
                LOG.debug("proxy {}: {}", port, e.toString());
            }
        }
    }
}
