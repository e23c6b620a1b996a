// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy on 127.0.0.1 that can hurt the connections that it carries.
 *
 * <p>Faults can be set and lifted at any moment by any thread. Each method says which connections it concerns: the
 * <em>established</em> ones, which were accepted before it was called, or the <em>new</em> ones, which come later. A chunk
 * of at most 16 KiB that was being written at that moment still arrives, as a packet that was already on its way. Faults of
 * different methods add up; calling one again replaces what it said before. {@link #forward()} lifts them all.
 *
 * <p>At most 1,024 connections are carried at a time; more are reset. Each has two daemon threads and holds at most 256 KiB
 * that are on their way in each direction; when they are full, the sender is slowed down. All threads have names that start
 * with {@code prunella-testkit-proxy-} and end with {@link #close()}. If the upstream cannot be reached, the client is
 * accepted first and then reset; use {@link #refuseNew()} where it has to be refused.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AtomicReference<Link> link = new AtomicReference<>(Link.CLEAR);
    private final Connections connections;
    private final Listener listener;

    private FaultProxy(int port, InetSocketAddress upstream) {
        this.connections = new Connections(upstream, link::get);
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

    /**
     * Lifts every fault: new connections are accepted and forwarded, silent ones resume. What is on its way still arrives when
     * it was to arrive. The upstream, the seed and made-up process ids stay.
     */
    public void forward() {
        link.set(Link.CLEAR);
        connections.resetNewFor(Duration.ZERO);
        unmute(Stuck.RESUMES);
        acceptNew();
    }

    /** Established connections stay open and carry nothing more in either direction, not even their end; new ones work. */
    public void blackholeEstablished() {
        connections.holdEstablished();
    }

    /** The port still accepts, but no connection, established or new, carries anything. */
    public void mute() {
        connections.holdAll();
    }

    /** New connections are accepted and then neither read nor answered; established ones work. */
    public void hangNew() {
        connections.holdNew();
    }

    /**
     * New connections work again.
     *
     * @param stuck what becomes of those that {@link #mute()}, {@link #blackholeEstablished()}, {@link #hangNew()} or {@link
     *     #stallTls()} has silenced
     */
    public void unmute(Stuck stuck) {
        connections.release(stuck);
    }

    /**
     * A connection, established or new, falls silent in both directions when its client begins a TLS handshake, be it at once
     * or after PostgreSQL's request for encryption was granted; unencrypted ones work, and so do those that are past it.
     */
    public void stallTls() {
        change(Link::stallingTls);
    }

    /**
     * Every chunk of every connection, established or new, arrives later: by {@code mean}, give or take up to {@code jitter},
     * all values being equally likely. Chunks keep their order, so a late one delays those behind it.
     *
     * @param mean at most an hour
     * @param jitter zero to {@code mean}
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public void delay(Duration mean, Duration jitter) {
        require(
                !jitter.isNegative() && jitter.compareTo(mean) <= 0,
                "jitter %s is not between zero and the delay",
                jitter);
        require(mean.compareTo(LONGEST) <= 0, "delay %s is more than an hour", mean);
        change(now -> now.delayedBy(mean, jitter));
    }

    /**
     * Each connection, established or new, carries this much in each direction, in pieces of a twentieth of a second: 8,000
     * for a line of 64 kbit/s.
     *
     * @param bytesPerSecond at least 1
     * @throws IllegalArgumentException if it is less
     */
    public void throttle(long bytesPerSecond) {
        require(bytesPerSecond >= 1, "%d bytes a second are less than 1", bytesPerSecond);
        change(now -> now.limitedTo(bytesPerSecond));
    }

    /**
     * Every connection, established or new, is written in pieces of this size, each a packet of its own. A reader that is slow
     * may still find several of them at once.
     *
     * @param bytes 1 to 16,384
     * @throws IllegalArgumentException if it is neither
     */
    public void slice(int bytes) {
        require(bytes >= 1 && bytes <= Link.CHUNK_BYTES, "slices of %d bytes are not between 1 and 16384", bytes);
        change(now -> now.slicedInto(bytes));
    }

    /**
     * This share of the chunks of every connection, established or new, arrives late, as after a loss: by 200 ms, and twice as
     * long for each time that the retransmission is lost too, up to six. An approximation, since TCP hides losses from both
     * ends and its real timers adapt to the line: no acknowledgement is lost, nothing arrives twice, and rates do not fall.
     *
     * @param share 0 to 0.9, such as 0.3
     * @throws IllegalArgumentException if it is not
     */
    public void lose(double share) {
        require(share >= 0 && share <= 0.9, "a share of %s is not between 0 and 0.9", share);
        change(now -> now.losing(share));
    }

    /**
     * Each connection, established or new, breaks off in this direction after so many further bytes.
     *
     * @param bytes zero or more, counted from now, or from the start of a new connection
     * @throws IllegalArgumentException if it is less than zero
     */
    public void cutAfter(long bytes, Direction direction, Ending ending) {
        require(bytes >= 0, "%d bytes are less than zero", bytes);
        change(now -> now.cutBy(new Cut(bytes, direction, ending)));
    }

    /** Resets both sides of every established connection, silent ones too; new ones are not concerned. */
    public void resetAll() {
        connections.established().forEach(Connection::reset);
    }

    /**
     * New connections are accepted and reset at once, for this long; established ones stay.
     *
     * @param time more than zero, at most an hour
     * @throws IllegalArgumentException if it is not
     */
    public void resetNewFor(Duration time) {
        require(!time.isZero() && !time.isNegative() && time.compareTo(LONGEST) <= 0, "%s is not up to an hour", time);
        connections.resetNewFor(time);
    }

    /** New connections go to {@code host:port} from now on; established ones stay where they are. */
    public void redirectNewTo(String host, int port) {
        connections.sendNewTo(new InetSocketAddress(host, port));
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

    /**
     * Clients of new connections are told made-up process ids of their PostgreSQL sessions, above those that a system gives, as
     * by a pooler. A cancel request with such an id reaches nobody. Encrypted connections and other protocols are left alone.
     */
    public void fakeBackendPids() {
        connections.fakePids();
    }

    /** The chance of new connections follows from {@code seed}, their number and the bounds of their chunks; default 0. */
    public void seed(long seed) {
        connections.seed(seed);
    }

    /** How many connections were accepted so far, those that were reset at once included. */
    public long accepted() {
        return connections.accepted();
    }

    /** How many connections are open now, silent ones included. */
    public int open() {
        return connections.established().size();
    }

    /** Resets what is open, stops listening and waits up to 2 s for the threads to end. Idempotent. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        connections.close();
        listener.stop();
        List<Connection> last = connections.established();
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
        Connection connection = connections.admit("prunella-testkit-proxy-" + port(), client);
        if (connection == null) {
            LOG.debug("proxy {}: resets a new connection", port());
            Sockets.reset(client);
        } else {
            connection.start();
        }
    }

    private void change(UnaryOperator<Link> change) {
        link.updateAndGet(change);
    }

    private void require(boolean allowed, String refusal, Object value) {
        if (!allowed) {
            throw new IllegalArgumentException("proxy " + port() + ": " + refusal.formatted(value));
        }
    }
}
