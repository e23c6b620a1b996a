// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections that a proxy carries, and what it has in store for the next ones. Safe for any thread. */
final class Connections {

    private static final int MOST = 1_024;
    private static final int FIRST_FAKE_PID = 1_000_000_000;

    private final Supplier<Link> link;
    private final Set<Connection> open = new LinkedHashSet<>();
    private InetSocketAddress upstream;
    private Behaviour forNew = Behaviour.FORWARD;
    private long resetUntilNanos = System.nanoTime();
    private long seed;
    private boolean fakesPids;
    private long accepted;
    private boolean closed;

    Connections(InetSocketAddress upstream, Supplier<Link> link) {
        this.upstream = upstream;
        this.link = link;
    }

    /** A connection for this client, or null if it is to be reset. */
    synchronized @Nullable Connection admit(String proxy, Socket client) {
        accepted++;
        if (closed || open.size() >= MOST || resetUntilNanos - System.nanoTime() > 0) {
            return null;
        }
        String name = proxy + "-" + accepted;
        int fakePid = fakesPids ? FIRST_FAKE_PID + (int) (accepted % FIRST_FAKE_PID) : 0;
        Connection connection = new Connection(
                client, new Terms(name, upstream, forNew, link, seed * 31 + accepted, fakePid), this::forget);
        open.add(connection);
        return connection;
    }

    synchronized void holdNew() {
        forNew = Behaviour.HOLD;
    }

    synchronized void holdEstablished() {
        open.forEach(connection -> connection.gate().set(Behaviour.HOLD));
    }

    synchronized void holdAll() {
        holdNew();
        holdEstablished();
    }

    synchronized void release(Stuck stuck) {
        forNew = Behaviour.FORWARD;
        open.forEach(connection -> connection.release(stuck));
    }

    synchronized void resetNewFor(Duration time) {
        resetUntilNanos = System.nanoTime() + time.toNanos();
    }

    synchronized void sendNewTo(InetSocketAddress address) {
        upstream = address;
    }

    synchronized void seed(long next) {
        seed = next;
    }

    synchronized void fakePids() {
        fakesPids = true;
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized List<Connection> established() {
        return List.copyOf(open);
    }

    /** Admits no further one; those that are open stay. */
    synchronized void close() {
        closed = true;
    }

    private synchronized void forget(Connection connection) {
        open.remove(connection);
    }
}
