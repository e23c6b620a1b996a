// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One direction of a connection: reads from one socket, lets the bytes be on their way as long as the link says, and writes to
 * the other. What a silent or slow connection cannot pass on stays in the kernel's buffers, and the sender is slowed down by
 * them.
 */
final class Pump {

    private final Socket from;
    private final Gate gate;
    private final Tap tap;
    private final Supplier<Link> link;
    private final Lateness lateness;
    private final Outlet outlet;
    private final OnTheWay onTheWay = new OnTheWay();
    private final byte[] buffer = new byte[Link.CHUNK_BYTES];

    Pump(Socket from, Gate gate, Tap tap, Supplier<Link> link, Lateness lateness, Outlet outlet) {
        this.from = from;
        this.gate = gate;
        this.tap = tap;
        this.link = link;
        this.lateness = lateness;
        this.outlet = outlet;
    }

    /**
     * Runs until the stream ends, and then ends the other side's stream.
     *
     * @throws IOException if a side was reset, which is thrown only once the gate lets it pass
     */
    void run() throws IOException, InterruptedException {
        boolean more = true;
        while (more || !onTheWay.isEmpty()) {
            if (!onTheWay.isEmpty() && hasArrived(onTheWay.first())) {
                if (!gate.pass() || !outlet.write(onTheWay.removeFirst().bytes())) {
                    return;
                }
            } else if (more && !onTheWay.isFull()) {
                more = read();
            } else if (!gate.sleepUntil(onTheWay.first().dueNanos())) {
                return;
            }
        }
        if (gate.sleepUntil(lateness.dueNanos(link.get(), System.nanoTime()))) {
            outlet.end();
        }
    }

    /** Reads one chunk, or nothing if the first on its way arrives before that. */
    private boolean read() throws IOException, InterruptedException {
        try {
            from.setSoTimeout(onTheWay.isEmpty() ? 0 : millisUntil(onTheWay.first()));
            int length = from.getInputStream().read(buffer);
            if (length > 0) {
                send(Arrays.copyOf(buffer, length));
            }
            return length >= 0;
        } catch (SocketTimeoutException firstIsDue) {
            return true;
        } catch (IOException reset) {
            gate.pass();
            throw reset;
        }
    }

    private void send(byte[] chunk) {
        tap.passing(chunk);
        onTheWay.add(new OnTheWay.Chunk(chunk, lateness.dueNanos(link.get(), System.nanoTime())));
    }

    private static boolean hasArrived(OnTheWay.Chunk chunk) {
        return chunk.dueNanos() - System.nanoTime() <= 0;
    }

    /** At least one, since zero would wait for ever. */
    private static int millisUntil(OnTheWay.Chunk chunk) {
        long nanos = Math.max(0, chunk.dueNanos() - System.nanoTime());
        return (int) TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }
}
