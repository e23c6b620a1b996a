// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.IncidentId;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The escalations of which a person was told and which an earlier run of the process left open: kept in the trail's checkpoints
 * by incident, and read from the last one and the records after it.
 */
public final class EscalationRecovery {

    /** How many are kept at most; what is beyond is not resolved after a restart. */
    static final int MOST = 1_000;

    /** How long a target has to be supervised again after a restart. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String TOLD = "told:";

    private EscalationRecovery() {}

    /** What outlives the process, added to the rest of a checkpoint. */
    public static Map<String, String> keep(EscalationState state, Map<String, String> rest) {
        Map<String, String> kept = new TreeMap<>(rest);
        Map<IncidentId, String> told = new LinkedHashMap<>();
        state.inherited().forEach((incident, inherited) -> told.put(incident, inherited.target()));
        state.open().values().stream().filter(OpenEscalation::told).forEach(each -> told.put(each.id(), each.target()));
        told.entrySet().stream().limit(MOST).forEach(each -> kept.put(TOLD + each.getKey(), each.getValue()));
        return kept;
    }

    /** Reads a trail at a moment of the monotonic clock. */
    public static EscalationState read(AuditRecovery trail, long nowNanos) {
        Map<IncidentId, String> told = new LinkedHashMap<>();
        Set<IncidentId> over = new HashSet<>();
        trail.state().forEach((key, target) -> {
            if (key.startsWith(TOLD)) {
                told.put(new IncidentId(key.substring(TOLD.length())), target);
            }
        });
        for (AuditRecord record : trail.tail()) {
            if (record.kind() == AuditKind.ESCALATION) {
                replay(record.entry(), told, over);
            }
        }
        long until = nowNanos + PATIENCE.toNanos();
        Map<IncidentId, EscalationState.Inherited> left = new LinkedHashMap<>();
        told.keySet().removeAll(over);
        told.entrySet().stream()
                .limit(MOST)
                .forEach(each -> left.put(each.getKey(), new EscalationState.Inherited(each.getValue(), until)));
        return new EscalationState(Map.of(), left);
    }

    private static void replay(AuditEntry entry, Map<IncidentId, String> told, Set<IncidentId> over) {
        IncidentId incident = new IncidentId(entry.incident());
        if (entry.details().containsKey(EventEntries.DELIVERED)) {
            told.put(incident, entry.target());
        } else if (Move.RESOLVED.word().equals(entry.details().get(EventEntries.MOVE))) {
            over.add(incident);
        }
    }
}
