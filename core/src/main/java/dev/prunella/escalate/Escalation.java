// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.model.TraceRef;
import dev.prunella.record.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told: once an incident and a root cause, and again while nobody acknowledges it.
 *
 * @param target who is ill, who owns it and how much it matters
 * @param incident the episode with its timeline up to now; its id is what a channel tells alerts apart by
 * @param reason why automation does not go on
 * @param burn how fast the target's error budget burns
 * @param repeat how often it was told before, 0 the first time
 * @param folded names of the targets that are not told themselves, as this one explains them, the first
 *     {@value #MOST_FOLDED} of them, sorted
 * @param key what it has in common with those that are told as one
 */
public record Escalation(
        TargetInfo target, Incident incident, Reason reason, Burn burn, int repeat, List<String> folded, String key) {

    /** How many folded targets are named at most. */
    public static final int MOST_FOLDED = 50;

    /** Keeps a copy of the first names. */
    public Escalation {
        folded = folded.stream().sorted().limit(MOST_FOLDED).toList();
    }

    /** One that is told for the first time, by severity alone, grouped by default. */
    public Escalation(TargetInfo target, Incident incident, Reason reason) {
        this(
                target,
                incident,
                reason,
                Burn.UNKNOWN,
                0,
                List.of(),
                EscalationPolicy.ofDefaults().keyOf(target, incident.diagnosis()));
    }

    /** Whether somebody is to be woken. */
    public boolean page() {
        return burn.pages(target.severity());
    }

    /** One line: who, what, why, and who else suffers from it. */
    public String headline() {
        String trace = trace() == null ? "" : ", trace " + trace();
        String others = folded.isEmpty() ? "" : ", explains " + String.join(", ", folded);
        return "%s of %s: %s, %s%s%s"
                .formatted(target.name(), target.owner(), incident.diagnosis(), reason.text(), others, trace);
    }

    /** The call that failed first; null if it was not traced. */
    public @Nullable TraceRef trace() {
        return incident.symptom().trace();
    }

    /** The same with this burn and key. */
    public Escalation rated(Burn measured, String groupKey) {
        return new Escalation(target, incident, reason, measured, repeat, folded, groupKey);
    }

    /** The same as it is told now: of the incident as it has come to be, for the {@code times}-th time after the first. */
    public Escalation told(Incident present, int times, List<String> explained) {
        return new Escalation(target, present, reason, burn, times, explained, key);
    }
}
