// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import java.util.List;

/**
 * What closing a supervisor left behind.
 *
 * @param stillRunning names of daemon threads that are stuck in code which ignores interruption; they are fenced, touch nothing
 *     of the supervisor any more, and end when that code returns; empty in every other case
 * @param trailComplete whether everything that was to be recorded is recorded, or the trail itself tells how much it lacks
 */
public record CloseReport(List<String> stillRunning, boolean trailComplete) {

    /** Keeps a copy. */
    public CloseReport {
        stillRunning = List.copyOf(stillRunning);
    }
}
