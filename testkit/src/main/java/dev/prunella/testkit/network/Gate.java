// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

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
}
