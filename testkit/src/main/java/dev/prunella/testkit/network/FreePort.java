// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks ports of 127.0.0.1 for servers that will go away and come back.
 *
 * <p>They lie below the range from which operating systems take the source ports of outgoing connections. A port of that
 * range would be at risk while its server is down: another client may be given it, and a client that keeps calling it may
 * even be connected to itself.
 */
public final class FreePort {

    private static final int LOWEST = 15_000;
    private static final int BEYOND_HIGHEST = 30_000;
    private static final int TRIES = 200;

    private FreePort() {}

    /**
     * A port on which nobody listened a moment ago; another process may still take it first.
     *
     * @throws IllegalStateException if none was found in 200 tries
     */
    public static int find() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens on {@code port} of 127.0.0.1, or on a free one if it is 0. */
    static ServerSocket listen(int port) throws IOException {
        if (port != 0) {
            return bind(port);
        }
        IOException taken = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return bind(ThreadLocalRandom.current().nextInt(LOWEST, BEYOND_HIGHEST));
            } catch (IOException e) {
                taken = e; // the next try draws another port
            }
        }
        throw new IllegalStateException("no free port of 127.0.0.1 in " + TRIES + " tries", taken);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 512);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("port " + port + " of 127.0.0.1 cannot be listened on", e);
        }
    }
}
