// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.EventEntries;
import dev.prunella.record.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an audit trail tells of the past. An incident whose process died ends with the last record before the next one. */
final class TrailFolder {

    private static final Set<String> BOTH_SIDES =
            Set.of(Diagnosis.Kind.DEPENDENCY_DOWN.name(), Diagnosis.Kind.OVERLOAD.name());

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, RecordedAction> actions = new LinkedHashMap<>();
    private final List<RecordedIncident> incidents = new ArrayList<>();
    private @Nullable Instant last;

    private TrailFolder() {}

    private record Open(String incident, String target, Instant from, String cause, boolean outside) {}

    static Recording read(Path directory) throws IOException {
        TrailFolder folder = new TrailFolder();
        AuditReader.of(directory).forEach(folder::take);
        folder.open.values().forEach(each -> folder.end(each, folder.last, false));
        return new Recording(List.of(), folder.incidents, List.copyOf(folder.actions.values()));
    }

    private void take(AuditRecord record) {
        AuditEntry entry = record.entry();
        Map<String, String> details = entry.details();
        if (entry.kind() == AuditKind.INCIDENT) {
            String kind = details.get(EventEntries.DIAGNOSIS);
            if (kind != null) {
                opened(record, kind);
            } else if (details.containsKey(EventEntries.CLOSED)) {
                boolean healed = Outcome.HEALED.name().equals(details.get(EventEntries.CLOSED));
                end(open.remove(entry.target()), record.wall(), healed);
            }
        } else if (entry.kind() == AuditKind.INTENT && !details.containsKey(EventEntries.UNDOES)) {
            String name = details.getOrDefault(EventEntries.REMEDIATION, "");
            actions.put(entry.attempt(), new RecordedAction(record.wall(), entry.target(), name, ""));
        } else if (entry.kind() == AuditKind.TERMINAL) {
            String end = details.getOrDefault(EventEntries.END, "");
            actions.computeIfPresent(
                    entry.attempt(),
                    (key, action) -> new RecordedAction(action.at(), action.target(), action.remediation(), end));
        }
        last = record.wall();
    }

    private void opened(AuditRecord record, String kind) {
        AuditEntry entry = record.entry();
        Open before = open.get(entry.target());
        if (before != null && before.incident.equals(entry.incident())) {
            return; // a further diagnosis
        }
        end(before, last, false);
        String cause = entry.details().getOrDefault(EventEntries.CAUSE, "");
        open.put(
                entry.target(),
                new Open(entry.incident(), entry.target(), record.wall(), cause, BOTH_SIDES.contains(kind)));
    }

    /** The time of day is no order: a clock that went back leaves an incident of a millisecond. */
    private void end(@Nullable Open one, @Nullable Instant to, boolean healed) {
        if (one != null && to != null) {
            Instant after = to.isAfter(one.from) ? to : one.from.plusMillis(1);
            incidents.add(new RecordedIncident(one.target, one.from, after, one.cause, one.outside, healed));
        }
    }
}
