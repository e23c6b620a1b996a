// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's socket, the socket to the upstream, and a pump for each direction on a thread of its own. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final Socket client;
    private final Socket upstream = new Socket();
    private final Terms terms;
    private final Gate gate;
    private final Opening opening;
    private final Consumer<Connection> whenEnded;
    private final Thread up;
    private final Thread down;

    Connection(Socket client, Terms terms, Consumer<Connection> whenEnded) {
        this.client = client;
        this.terms = terms;
        this.gate = new Gate(terms.behaviour());
        this.opening = new Opening(() -> gate.holdIf(() -> terms.link().get().stallsTls()));
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

    /** Ends its silence, if it is silent, in this way. */
    void release(Stuck stuck) {
        switch (stuck) {
            case RESUMES -> gate.set(Behaviour.FORWARD);
            case STAYS_STUCK -> gate.giveUpIfHeld();
            case IS_RESET -> {
                if (gate.silent()) {
                    reset();
                }
            }
        }
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
                upstream.connect(terms.upstream(), CONNECT_TIMEOUT_MILLIS);
                upstream.setTcpNoDelay(true);
                down.start();
                pump(Direction.TO_SERVER, client, upstream, opening).run();
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
            Tap tap = terms.fakePid() == 0 ? Tap.NONE : new BackendPids(opening, terms.fakePid());
            pump(Direction.TO_CLIENT, upstream, client, tap).run();
        } catch (IOException | InterruptedException e) {
            end(e);
        }
    }

    private Pump pump(Direction direction, Socket from, Socket to, Tap tap) {
        Lateness lateness = new Lateness(terms.seed() * 31 + (direction == Direction.TO_SERVER ? 0 : 1));
        return new Pump(from, gate, tap, terms.link(), lateness, new Outlet(direction, to, gate, terms.link()));
    }

    /** One side was reset or cannot be reached: the other learns it the same way. */
    private void end(Exception cause) {
        LOG.debug("{}: reset: {}", terms.name(), cause.toString());
        reset();
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(String direction, Runnable pump) {
        Thread thread = new Thread(pump, terms.name() + "-" + direction);
        thread.setDaemon(true);
        return thread;
    }
}
