// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.util.List;
import java.util.Map;

/**
 * The supervisor and all its targets.
 *
 * @param problem why supervision could not begin, so that nothing is healed; empty if it could
 * @param pausedBecause who paused all healing and why; empty if nobody did
 * @param latched remediations that nobody runs until a person lifts it, with the reasons
 * @param silenceMillis how long the loop has not beaten
 * @param abandonedRuns runs of user code that were given up and still run
 * @param droppedEvents events that listeners missed
 * @param droppedRecords records that the trail had no room for
 * @param targets sorted by name
 */
public record SupervisorView(
        String problem,
        String pausedBecause,
        Map<String, String> latched,
        long silenceMillis,
        int abandonedRuns,
        long droppedEvents,
        long droppedRecords,
        List<TargetView> targets) {

    /** Nothing is supervised. */
    static SupervisorView notBegun(String problem) {
        return new SupervisorView(problem, "", Map.of(), 0, 0, 0, 0, List.of());
    }
}
