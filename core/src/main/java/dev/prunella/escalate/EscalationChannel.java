// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

/**
 * A way to tell a person. Runs on a worker thread under a deadline of 10 s; one that throws or hangs is tried again, three times
 * in all, and recorded as undeliverable then.
 */
public interface EscalationChannel {

    /** A short name for the trail. */
    String name();

    /**
     * Delivers it; the same escalation may come again after a failure, its incident's id tells.
     *
     * @throws Exception if it was not delivered
     */
    void send(Escalation escalation) throws Exception;
}
