// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where one stream leaves the proxy: in pieces, at a rate, and up to where it is cut. One thread's. */
final class Outlet {

    private final Direction direction;
    private final Socket to;
    private final Gate gate;
    private final Supplier<Link> link;
    private final Throttle throttle = new Throttle();

    private @Nullable Cut counted;
    private long left;
    private boolean ended;

    Outlet(Direction direction, Socket to, Gate gate, Supplier<Link> link) {
        this.direction = direction;
        this.to = to;
        this.gate = gate;
        this.link = link;
    }

    /**
     * Writes what may pass.
     *
     * @return false if the connection was closed instead
     * @throws IOException if the stream is cut by a reset, or the receiver is gone
     */
    boolean write(byte[] bytes) throws IOException, InterruptedException {
        int done = 0;
        while (done < bytes.length) {
            Link now = link.get();
            int length = allowed(now, Math.min(now.piece(), bytes.length - done));
            if (length == 0) {
                return cut(now);
            }
            if (!waitForTurn(now, length)) {
                return false;
            }
            if (!ended) {
                write(to.getOutputStream(), bytes, done, length);
            }
            done += length;
        }
        return true;
    }

    /** Ends the stream in order, unless it has been cut. */
    void end() throws IOException, InterruptedException {
        if (gate.pass() && !ended) {
            ended = true;
            to.shutdownOutput();
        }
    }

    private void write(OutputStream out, byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        left -= length;
    }

    private boolean waitForTurn(Link now, int length) throws InterruptedException {
        if (now.isThrottled() && !gate.sleepUntil(throttle.take(length, now.bytesPerSecond(), System.nanoTime()))) {
            return false;
        }
        return gate.pass();
    }

    /** How much of {@code wanted} may pass before the cut; a stream that was cut swallows the rest. */
    private int allowed(Link now, int wanted) {
        Cut cut = now.cut();
        if (ended || cut == null || !cut.concerns(direction)) {
            counted = null;
            return wanted;
        }
        if (cut != counted) {
            counted = cut;
            left = cut.bytes();
        }
        return (int) Math.min(wanted, left);
    }

    private boolean cut(Link now) throws IOException, InterruptedException {
        Cut cut = now.cut();
        if (cut != null && cut.ending() == Ending.RESET) {
            throw new IOException("cut after " + cut.bytes() + " bytes " + direction);
        }
        end();
        return gate.pass();
    }
}
