// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of an incident that is known.
 *
 * @param incident what was wrong
 * @param detected when a detector would first have raised an alarm about it; null for never
 * @param decided when it would first have been diagnosed; null for never
 * @param acted when a remediation would first have begun; null for never
 */
public record Caught(
        RecordedIncident incident,
        @Nullable Instant detected,
        @Nullable Instant decided,
        @Nullable Instant acted) {

    /** From the incident's begin to the first alarm, negative for one that foretold it; null for none. */
    public @Nullable Duration timeToDetect() {
        return since(detected);
    }

    /** The same to the first action. */
    public @Nullable Duration timeToAct() {
        return since(acted);
    }

    private @Nullable Duration since(@Nullable Instant moment) {
        return moment == null ? null : Duration.between(incident.from(), moment);
    }
}
