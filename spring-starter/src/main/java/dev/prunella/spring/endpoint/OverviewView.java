// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the console asks for again and again.
 *
 * @param version of the facts; who has them of this version is not told them again
 * @param at the time of day
 * @param caller in whose name commands are recorded
 * @param commands whether any are taken
 * @param facts null if they are as they were in the version that the caller has
 */
public record OverviewView(
        String version,
        Instant at,
        String caller,
        boolean commands,
        @Nullable Facts facts) {

    /**
     * What is so until something happens.
     *
     * @param problem why supervision could not begin, so that nothing is healed; empty if it could
     * @param pausedBecause who paused all healing and why; empty if nobody did
     * @param latched remediations that nobody runs until a person lifts it, with the reasons
     * @param starved whether the loop has not beaten for a second
     * @param abandonedRuns runs of user code that were given up and still run
     * @param droppedEvents events that listeners missed
     * @param droppedRecords records that the trail had no room for
     * @param targets sorted by name
     * @param incidents the open ones, then the last that were closed, without their steps
     */
    public record Facts(
            String problem,
            String pausedBecause,
            Map<String, String> latched,
            boolean starved,
            int abandonedRuns,
            long droppedEvents,
            long droppedRecords,
            List<TargetLine> targets,
            List<StoryView> incidents) {

        /** Nothing is supervised. */
        static Facts notBegun(String problem) {
            return new Facts(problem, "", Map.of(), false, 0, 0, 0, List.of(), List.of());
        }
    }

    /**
     * One target.
     *
     * @param target what is known of it
     * @param shadow what it would have done in SHADOW; null for nothing
     */
    public record TargetLine(TargetView target, @Nullable PrecisionView shadow) {}
}
