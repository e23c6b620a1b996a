// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorStatus;
import dev.prunella.TargetStatus;
import dev.prunella.spring.doctor.StartupDoctor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be asked. Nothing is changed by asking. */
final class Questions {

    private final HealingSupervisor supervisor;
    private final RecentEvents events;
    private final @Nullable StartupDoctor doctor;

    Questions(HealingSupervisor supervisor, RecentEvents events, @Nullable StartupDoctor doctor) {
        this.supervisor = supervisor;
        this.events = events;
        this.doctor = doctor;
    }

    SupervisorView supervisor() {
        SupervisorStatus status = supervisor.status();
        return new SupervisorView(
                status.pausedBecause(),
                status.latched(),
                status.silence().toMillis(),
                status.abandonedRuns(),
                status.droppedEvents(),
                status.droppedRecords(),
                targets());
    }

    @Nullable
    Object all(String question) {
        return switch (question) {
            case "targets" -> targets();
            case "incidents" -> incidents();
            case "trail" -> events.lines();
            case "precision" -> byTarget(status -> PrecisionView.of(status.shadow()));
            case "doctor" -> doctor == null ? null : doctor.findings();
            case "worst-case" -> byTarget(status -> status.intensity().toString());
            default -> null;
        };
    }

    @Nullable
    Object one(String question, String name) {
        TargetStatus status = find(name);
        if (status == null) {
            return null;
        }
        return switch (question) {
            case "targets" -> TargetView.of(status);
            case "incidents" ->
                incidents().stream().filter(each -> each.target().equals(name)).toList();
            case "trail" ->
                events.lines().stream()
                        .filter(each -> each.target().equals(name))
                        .toList();
            case "explain" -> ExplanationView.of(supervisor.target(name).explain());
            case "dry-run" ->
                supervisor.target(name).dryRun().toString().lines().toList();
            default -> null;
        };
    }

    private @Nullable TargetStatus find(String name) {
        return statuses().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<TargetStatus> statuses() {
        return supervisor.status().targets();
    }

    private List<TargetView> targets() {
        return statuses().stream()
                .sorted(Comparator.comparing(TargetStatus::name))
                .map(TargetView::of)
                .toList();
    }

    /** The open ones first, then those that were closed, the last one first. */
    private List<IncidentView> incidents() {
        List<IncidentView> all = new ArrayList<>();
        for (TargetStatus status : statuses()) {
            if (status.incident() != null) {
                all.add(IncidentView.of(status.incident(), null));
            }
        }
        all.addAll(events.closed());
        return all;
    }

    private <T> Map<String, T> byTarget(Function<TargetStatus, T> view) {
        Map<String, T> all = new TreeMap<>();
        statuses().forEach(status -> all.put(status.name(), view.apply(status)));
        return all;
    }
}
