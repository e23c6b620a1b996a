// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One episode of one target, as the console tells it.
 *
 * @param id by which it is acknowledged
 * @param target who
 * @param outcome null while it is open
 * @param diagnosis the last one
 * @param evidence for it, in one line
 * @param onBehalfOf the loop, or the person who asked to heal now
 * @param openedAt the time of day; null where it is not known
 * @param closedAt the time of day; null while it is open
 * @param told whether a person was told, or will be
 * @param acknowledgedBy who takes care of it; null for nobody
 * @param steps what happened, oldest first; null where incidents are merely listed
 */
public record StoryView(
        String id,
        String target,
        @Nullable Outcome outcome,
        String diagnosis,
        String evidence,
        String onBehalfOf,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        boolean told,
        @Nullable String acknowledgedBy,
        @Nullable List<StepView> steps) {

    static StoryView open(Incident incident, RecentIncidents.About about) {
        return of(incident, null, about, null, StepView.of(incident));
    }

    static StoryView over(RecentIncidents.Past past) {
        return of(past.incident(), past.outcome(), past.about(), past.closedAt(), StepView.of(past.incident()));
    }

    /** Without its steps. */
    StoryView listed() {
        return new StoryView(
                id, target, outcome, diagnosis, evidence, onBehalfOf, openedAt, closedAt, told, acknowledgedBy, null);
    }

    private static StoryView of(
            Incident incident,
            @Nullable Outcome outcome,
            RecentIncidents.About about,
            @Nullable Instant closedAt,
            List<StepView> steps) {
        return new StoryView(
                incident.id().value(),
                incident.target(),
                outcome,
                incident.diagnosis().toString(),
                incident.diagnosis().summary(),
                incident.actor().toString(),
                about.openedAt(),
                closedAt,
                about.told(),
                about.acknowledgedBy(),
                steps);
    }
}
