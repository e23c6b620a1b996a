// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.model.TraceRef;
import dev.prunella.record.Incident;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Escalations as they come: plain ones, and one that is as large and as odd as one can be. */
final class EscalationSamples {

    private static final int MOST_TEXT = 1_024;

    private EscalationSamples() {}

    static IncidentId incident(int count) {
        return IncidentId.of("contract", 1, count);
    }

    static Escalation plain(IncidentId incident) {
        TargetInfo target = new TargetInfo("contract", "contract", Severity.ERROR, "group", Set.of());
        return new Escalation(target, incident(incident, "is sick", 3), Reason.of("spent", "no step is left"));
    }

    static Escalation odd(IncidentId incident) {
        String name = "x".repeat(200);
        TargetInfo target = new TargetInfo(name, "team <&> \"ü\" '☃'", Severity.CRITICAL, "group", Set.of());
        String text = "\\r\\n{\"a\":[<b>&amp;%s ☃ \\u001b[31m".repeat(100).substring(0, MOST_TEXT);
        Escalation odd =
                new Escalation(target, incident(incident, text, Incident.MOST_ENTRIES), new Reason("spent", text));
        return odd.rated(Burn.FAST, odd.key())
                .told(odd.incident(), 3, Collections.nCopies(Escalation.MOST_FOLDED, name));
    }

    static Resolution resolution(IncidentId incident) {
        return new Resolution("contract", incident, Reason.of("healed", "incident closed HEALED"));
    }

    static Escalation again(Escalation first) {
        return first.told(first.incident(), 1, List.of("dependent"));
    }

    private static Incident incident(IncidentId id, String text, int entries) {
        TraceRef trace = new TraceRef("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
        Symptom symptom = new Symptom(new Reason("sick", text), 0, trace);
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, text);
        Incident incident = Incident.open(id, id.target(), symptom, 0, diagnosis, Actor.automation());
        for (int i = 0; i < entries; i++) {
            incident = incident.with(text, i);
        }
        return incident;
    }
}
