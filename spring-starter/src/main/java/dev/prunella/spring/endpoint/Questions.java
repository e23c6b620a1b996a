// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.SupervisorStatus;
import dev.prunella.TargetStatus;
import dev.prunella.spring.HealingQuestion;
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

    private final Begun begun;
    private final RecentIncidents recent;
    private final TrailQuestion trail;
    private final @Nullable StartupDoctor doctor;
    private final List<HealingQuestion> more;

    Questions(
            Begun begun,
            RecentIncidents recent,
            TrailQuestion trail,
            @Nullable StartupDoctor doctor,
            List<HealingQuestion> more) {
        this.begun = begun;
        this.recent = recent;
        this.trail = trail;
        this.doctor = doctor;
        this.more = more;
    }

    SupervisorView supervisor() {
        if (!begun.problem().isEmpty()) {
            return SupervisorView.notBegun(begun.problem());
        }
        SupervisorStatus status = begun.supervisor().status();
        return new SupervisorView(
                "",
                status.pausedBecause(),
                status.latched(),
                status.silence().toMillis(),
                status.abandonedRuns(),
                status.droppedEvents(),
                status.droppedRecords(),
                targets());
    }

    @Nullable
    Object all(String question, @Nullable Integer limit) {
        return switch (question) {
            case "targets" -> targets();
            case "incidents" -> incidents();
            case "trail" -> trail.ask(limit, null);
            case "precision" -> byTarget(status -> PrecisionView.of(status.shadow()));
            case "doctor" -> doctor == null ? null : doctor.findings();
            case "worst-case" -> byTarget(status -> status.intensity().toString());
            default -> another(question);
        };
    }

    private @Nullable Object another(String question) {
        return more.stream()
                .filter(each -> each.question().equals(question))
                .findFirst()
                .map(HealingQuestion::answer)
                .orElse(null);
    }

    @Nullable
    Object one(String question, String name, @Nullable Integer limit) {
        TargetStatus status = find(name);
        if (status == null) {
            return null;
        }
        return switch (question) {
            case "targets" -> TargetView.of(status);
            case "incidents" ->
                incidents().stream().filter(each -> each.target().equals(name)).toList();
            case "trail" -> trail.ask(limit, name);
            case "explain" -> ExplanationView.of(begun.supervisor().target(name).explain());
            case "dry-run" ->
                begun.supervisor().target(name).dryRun().toString().lines().toList();
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
        return begun.supervisor().status().targets();
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
        recent.closed().forEach(past -> all.add(IncidentView.of(past.incident(), past.outcome())));
        return all;
    }

    private <T> Map<String, T> byTarget(Function<TargetStatus, T> view) {
        Map<String, T> all = new TreeMap<>();
        statuses().forEach(status -> all.put(status.name(), view.apply(status)));
        return all;
    }
}
