// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import java.util.ArrayList;
import java.util.List;

/**
 * One episode of one target.
 *
 * @param id unique over restarts
 * @param target who
 * @param symptom what was noticed first
 * @param openedNanos when it was opened, on the monotonic clock
 * @param diagnosis the present one
 * @param actor the loop, or the person who asked to heal now
 * @param timeline what happened, oldest first, at most {@link #MOST_ENTRIES}; the last line gives way to newer ones
 */
public record Incident(
        IncidentId id,
        String target,
        Symptom symptom,
        long openedNanos,
        Diagnosis diagnosis,
        Actor actor,
        List<Entry> timeline) {

    /** How many entries a timeline holds at most. */
    public static final int MOST_ENTRIES = 64;

    /**
     * One line of the timeline.
     *
     * @param afterNanos since the incident was opened
     * @param what a sentence
     */
    public record Entry(long afterNanos, String what) {

        @Override
        public String toString() {
            return "+%d ms %s".formatted(afterNanos / 1_000_000, what);
        }
    }

    /** Keeps a copy. */
    public Incident {
        timeline = List.copyOf(timeline);
    }

    /** An incident that begins now. */
    public static Incident open(
            IncidentId id, String target, Symptom symptom, long nowNanos, Diagnosis diagnosis, Actor actor) {
        return new Incident(id, target, symptom, nowNanos, diagnosis, actor, List.of());
    }

    /** The incident with one more line. */
    public Incident with(String what, long nowNanos) {
        List<Entry> lines = new ArrayList<>(timeline);
        if (lines.size() >= MOST_ENTRIES) {
            lines.remove(lines.size() - 1);
        }
        lines.add(new Entry(nowNanos - openedNanos, what));
        return new Incident(id, target, symptom, openedNanos, diagnosis, actor, lines);
    }

    /** The incident on whose behalf somebody else acts from now on. */
    public Incident onBehalfOf(Actor other) {
        return new Incident(id, target, symptom, openedNanos, diagnosis, other, timeline);
    }

    /** The incident with another diagnosis. */
    public Incident diagnosed(Diagnosis other) {
        return new Incident(id, target, symptom, openedNanos, other, actor, timeline);
    }
}
