// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's socket, the socket to the upstream, and a pump for each direction on a thread of its own. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final String name;
    private final Socket client;
    private final Socket upstream = new Socket();
    private final InetSocketAddress address;
    private final Gate gate;
    private final Consumer<Connection> whenEnded;
    private final Thread up;
    private final Thread down;

    Connection(String name, Socket client, InetSocketAddress upstream, Gate gate, Consumer<Connection> whenEnded) {
        this.name = name;
        this.client = client;
        this.address = upstream;
        this.gate = gate;
        this.whenEnded = whenEnded;
        this.up = thread("up", this::connectAndPumpUp);
        this.down = thread("down", this::pumpDown);
    }

    void start() {
        up.start();
    }

    Gate gate() {
        return gate;
    }

    /** Closes both sides with a reset, from any thread. */
    void reset() {
        gate.close();
        for (Socket socket : List.of(client, upstream)) {
            Sockets.reset(socket);
        }
    }

    void awaitEnd(long deadlineNanos) throws InterruptedException {
        for (Thread thread : List.of(up, down)) {
            thread.join(Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000));
        }
    }

    /** The upstream hears of the connection only once bytes may pass: a mute port costs the server nothing. */
    private void connectAndPumpUp() {
        try {
            client.setTcpNoDelay(true);
            if (gate.pass()) {
                upstream.connect(address, CONNECT_TIMEOUT_MILLIS);
                upstream.setTcpNoDelay(true);
                down.start();
                new Pump(client, upstream, gate).run();
                down.join();
            }
            client.close();
            upstream.close();
        } catch (IOException | InterruptedException e) {
            end(e);
        } finally {
            whenEnded.accept(this);
        }
    }

    private void pumpDown() {
        try {
            new Pump(upstream, client, gate).run();
        } catch (IOException | InterruptedException e) {
            end(e);
        }
    }

    /** One side was reset or cannot be reached: the other learns it the same way. */
    private void end(Exception cause) {
        LOG.debug("{}: reset: {}", name, cause.toString());
        reset();
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(String direction, Runnable pump) {
        Thread thread = new Thread(pump, name + "-" + direction);
        thread.setDaemon(true);
        return thread;
    }
}
