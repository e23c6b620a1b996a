// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import java.time.Duration;

/**
 * An action by which a target hands itself over to the platform that runs the process. It is permitted only some time after a
 * person was told of the incident, and only while the fault is proven to be this process's own; it is taken back once the target
 * is measured healthy again, or is no longer supervised.
 */
public interface HandOver extends Remediation.Action {

    /** How long after a person was told it may be done at the earliest; not negative. */
    Duration afterTelling();

    /**
     * Takes back what was handed over on behalf of a target; by default there is nothing that could be. Runs on a worker thread
     * under a deadline of 10 s; idempotent.
     *
     * @param target the target's name
     * @return whether something was taken back
     * @throws Exception if it could not be; it is tried again then, for as long as the target is healthy
     */
    default boolean takeBack(String target) throws Exception {
        return false;
    }
}
