// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Where both pumps of a connection ask, between reading and writing, what they may do. Safe for any thread. */
final class Gate {

    private Behaviour behaviour;
    private boolean closed;

    Gate(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Changes the behaviour; a connection that is stuck stays so. */
    synchronized void set(Behaviour next) {
        if (behaviour != Behaviour.STUCK) {
            behaviour = next;
            notifyAll();
        }
    }

    /** A held connection will never forward again; one that forwards is left alone. */
    synchronized void giveUpIfHeld() {
        if (behaviour == Behaviour.HOLD) {
            behaviour = Behaviour.STUCK;
        }
    }

    /** Whether nothing passes, now or ever. */
    synchronized boolean silent() {
        return behaviour != Behaviour.FORWARD;
    }

    /** Silences the connection if that is still wanted: whoever lifts the wish first and then forwards is never overrun. */
    synchronized void holdIf(BooleanSupplier wanted) {
        if (wanted.getAsBoolean()) {
            set(Behaviour.HOLD);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Waits until bytes may pass.
     *
     * @return false if the connection was closed instead
     */
    synchronized boolean pass() throws InterruptedException {
        while (!closed && behaviour != Behaviour.FORWARD) {
            wait();
        }
        return !closed;
    }

    /**
     * Waits until {@code nanos} of {@link System#nanoTime()}, whether bytes may pass or not.
     *
     * @return false if the connection was closed instead
     */
    synchronized boolean sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        while (!closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = nanos - System.nanoTime();
        }
        return !closed;
    }
}
