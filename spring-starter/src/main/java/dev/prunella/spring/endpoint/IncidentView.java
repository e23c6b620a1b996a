// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One episode of one target.
 *
 * @param id by which it is acknowledged
 * @param target who
 * @param outcome null while it is open
 * @param diagnosis the last one
 * @param onBehalfOf the loop, or the person who asked to heal now
 * @param timeline what happened, oldest first
 */
public record IncidentView(
        String id,
        String target,
        @Nullable Outcome outcome,
        String diagnosis,
        String onBehalfOf,
        List<String> timeline) {

    static IncidentView of(Incident incident, @Nullable Outcome outcome) {
        return new IncidentView(
                incident.id().value(),
                incident.target(),
                outcome,
                incident.diagnosis().toString(),
                incident.actor().toString(),
                incident.timeline().stream().map(Incident.Entry::toString).toList());
    }
}
