// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy on 127.0.0.1 that can hurt the connections that it carries.
 *
 * <p>Faults can be set and lifted at any moment by any thread. Each method says which connections it concerns: the
 * <em>established</em> ones, which were accepted before it was called, or the <em>new</em> ones, which come later. A chunk
 * of at most 16 KiB that was being written at that moment still arrives, as a packet that was already on its way.
 *
 * <p>At most 1,024 connections are carried at a time; more are reset. Each has two daemon threads; all threads have names
 * that start with {@code prunella-testkit-proxy-} and end with {@link #close()}. If the upstream cannot be reached, the
 * client is accepted first and then reset; use {@link #refuseNew()} where it has to be refused.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
    private static final int MOST_CONNECTIONS = 1_024;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Object lock = new Object();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Listener listener;
    private InetSocketAddress upstream;
    private Behaviour forNew = Behaviour.FORWARD;
    private long accepted;
    private boolean closed;

    private FaultProxy(int port, InetSocketAddress upstream) {
        this.upstream = upstream;
        try {
            this.listener = new Listener(port, this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A proxy on a free port that forwards to {@code host:port}.
     *
     * @throws UncheckedIOException if no port can be listened on
     */
    public static FaultProxy to(String host, int port) {
        return on(0, host, port);
    }

    /**
     * A proxy on the port {@code localPort} (0: a free one) that forwards to {@code host:port}.
     *
     * @throws UncheckedIOException if the port cannot be listened on
     */
    public static FaultProxy on(int localPort, String host, int port) {
        FaultProxy proxy = new FaultProxy(localPort, new InetSocketAddress(host, port));
        proxy.listener.start();
        return proxy;
    }

    /** The host to connect to: always 127.0.0.1. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port to connect to; it stays the same for the proxy's life. */
    public int port() {
        return listener.port();
    }

    /** Lifts every fault: new connections are accepted and forwarded, silent ones resume. The upstream stays. */
    public void forward() {
        unmute(Stuck.RESUMES);
        acceptNew();
    }

    /** Established connections stay open and carry nothing more in either direction, not even their end; new ones work. */
    public void blackholeEstablished() {
        synchronized (lock) {
            connections.forEach(connection -> connection.gate().set(Behaviour.HOLD));
        }
    }

    /** The port still accepts, but no connection, established or new, carries anything. */
    public void mute() {
        synchronized (lock) {
            forNew = Behaviour.HOLD;
            blackholeEstablished();
        }
    }

    /**
     * New connections work again.
     *
     * @param stuck what becomes of those that {@link #mute()} or {@link #blackholeEstablished()} has silenced
     */
    public void unmute(Stuck stuck) {
        synchronized (lock) {
            forNew = Behaviour.FORWARD;
            for (Connection connection : connections) {
                if (stuck == Stuck.RESUMES) {
                    connection.gate().set(Behaviour.FORWARD);
                } else {
                    connection.gate().giveUpIfHeld();
                }
            }
        }
    }

    /** Resets both sides of every established connection, silent ones too; new ones are not concerned. */
    public void resetAll() {
        established().forEach(Connection::reset);
    }

    /** New connections go to {@code host:port} from now on; established ones stay where they are. */
    public void redirectNewTo(String host, int port) {
        synchronized (lock) {
            upstream = new InetSocketAddress(host, port);
        }
    }

    /** New connections are refused by the operating system; established ones stay. */
    public void refuseNew() {
        listener.stop();
    }

    /**
     * Listens again, on the same port, after {@link #refuseNew()}; otherwise does nothing.
     *
     * @throws UncheckedIOException if another process took the port meanwhile
     */
    public void acceptNew() {
        listener.start();
    }

    /** How many connections were accepted so far, those that were reset at once included. */
    public long accepted() {
        synchronized (lock) {
            return accepted;
        }
    }

    /** How many connections are open now, silent ones included. */
    public int open() {
        return established().size();
    }

    /** Resets what is open, stops listening and waits up to 2 s for the threads to end. Idempotent. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        listener.stop();
        List<Connection> last = established();
        last.forEach(Connection::reset);
        try {
            for (Connection connection : last) {
                connection.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Socket client) {
        Connection connection = admit(client);
        if (connection == null) {
            Sockets.reset(client);
        } else {
            connection.start();
        }
    }

    private @Nullable Connection admit(Socket client) {
        synchronized (lock) {
            accepted++;
            if (closed || connections.size() >= MOST_CONNECTIONS) {
                LOG.debug("proxy {}: resets a connection, {} are open", port(), connections.size());
                return null;
            }
            String name = "prunella-testkit-proxy-" + port() + "-" + accepted;
            Connection connection = new Connection(name, client, upstream, new Gate(forNew), this::forget);
            connections.add(connection);
            return connection;
        }
    }

    private void forget(Connection connection) {
        synchronized (lock) {
            connections.remove(connection);
        }
    }

    private List<Connection> established() {
        synchronized (lock) {
            return List.copyOf(connections);
        }
    }
}
