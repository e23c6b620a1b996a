// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

/**
 * A way to tell a person. Runs on a worker thread under a deadline of 10 s; one that throws or hangs is tried again, three times
 * in all, and recorded as undeliverable then. What concerns one incident comes in order, never two calls at a time; different
 * incidents may come at the same time.
 */
public interface EscalationChannel {

    /** A short name for the trail. */
    String name();

    /**
     * Delivers it. The same escalation may come again after a failure, and comes again with another
     * {@link Escalation#repeat()} while nobody has acknowledged it; its incident's id tells.
     *
     * @throws Exception if it was not delivered
     */
    void send(Escalation escalation) throws Exception;

    /**
     * The incident is over: closes the alert that was opened for it. May come twice, and for an alert that was never opened. Not
     * called where every {@link #send} failed. Does nothing by default.
     *
     * @throws Exception if it was not delivered
     */
    default void resolve(Resolution resolution) throws Exception {}
}
