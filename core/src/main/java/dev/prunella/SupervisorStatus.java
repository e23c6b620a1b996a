// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A supervisor at one moment.
 *
 * @param targets all of them, by name
 * @param pausedBecause who paused all healing and why; empty if nobody did
 * @param latched remediations that nobody runs until a person lifts it, with the reasons
 * @param silence how long the loop has not beaten; more than a second means that it is starved
 * @param abandonedRuns runs of user code that were given up and still run, at most 32
 * @param droppedEvents events that listeners missed because they were slow
 * @param listenerFailures calls of listeners that threw
 * @param droppedRecords records of answers and notes that the trail had no room for
 */
public record SupervisorStatus(
        List<TargetStatus> targets,
        String pausedBecause,
        Map<String, String> latched,
        Duration silence,
        int abandonedRuns,
        long droppedEvents,
        long listenerFailures,
        long droppedRecords) {

    /** Keeps a copy. */
    public SupervisorStatus {
        targets = List.copyOf(targets);
    }
}
