// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.SupervisorStatus;
import dev.prunella.TargetHandle;
import dev.prunella.TargetStatus;
import dev.prunella.decide.Explanation;
import dev.prunella.record.Incident;
import dev.prunella.spring.endpoint.OverviewView.Facts;
import dev.prunella.spring.endpoint.OverviewView.TargetLine;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console shows, in two answers: all targets, and one. Nothing is changed by asking. Safe for use by several threads. */
final class Console {

    private static final Duration A_BEAT_MISSED = Duration.ofSeconds(1);

    private final Begun begun;
    private final RecentIncidents recent;
    private final HealingClock clock;
    private final boolean commands;
    private final long run;
    private long count;
    private @Nullable Facts latest;

    /** @param commands whether any are taken */
    Console(Begun begun, RecentIncidents recent, HealingClock clock, boolean commands) {
        this.begun = begun;
        this.recent = recent;
        this.clock = clock;
        this.commands = commands;
        run = clock.wallTime().toEpochMilli();
    }

    /**
     * All targets and incidents.
     *
     * @param since the version that the caller has; null for none
     */
    OverviewView overview(String caller, @Nullable String since) {
        Facts facts = facts();
        String version = versionOf(facts);
        return new OverviewView(version, clock.wallTime(), caller, commands, version.equals(since) ? null : facts);
    }

    /** Many who ask share one version as long as nothing happens. */
    private synchronized String versionOf(Facts facts) {
        if (!facts.equals(latest)) {
            latest = facts;
            count++;
        }
        return run + "." + count;
    }

    private Facts facts() {
        if (!begun.problem().isEmpty()) {
            return Facts.notBegun(begun.problem());
        }
        SupervisorStatus status = begun.supervisor().status();
        return new Facts(
                "",
                status.pausedBecause(),
                status.latched(),
                status.silence().compareTo(A_BEAT_MISSED) > 0,
                status.abandonedRuns(),
                status.droppedEvents(),
                status.droppedRecords(),
                status.targets().stream()
                        .sorted(Comparator.comparing(TargetStatus::name))
                        .map(Console::line)
                        .toList(),
                incidents(status.targets()));
    }

    private static TargetLine line(TargetStatus status) {
        PrecisionView shadow = PrecisionView.of(status.shadow());
        return new TargetLine(TargetView.of(status), shadow.acted() == 0 ? null : shadow);
    }

    private List<StoryView> incidents(List<TargetStatus> statuses) {
        List<StoryView> all = new ArrayList<>();
        for (TargetStatus status : statuses) {
            StoryView open = open(status.incident());
            if (open != null) {
                all.add(open.listed());
            }
        }
        recent.closed().forEach(past -> all.add(StoryView.over(past).listed()));
        return all;
    }

    private @Nullable StoryView open(@Nullable Incident incident) {
        return incident == null ? null : StoryView.open(incident, recent.about(incident));
    }

    /** One target; null if there is none of this name, or no longer. */
    @Nullable
    DetailView detail(String name) {
        try {
            return detail(begun.supervisor().target(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private DetailView detail(TargetHandle handle) {
        TargetStatus status = handle.status();
        Explanation explanation = handle.explain();
        return new DetailView(
                clock.wallTime(),
                TargetView.of(status),
                open(status.incident()),
                past(handle.name()),
                explanation.state(),
                explanation.proposal(),
                explanation.judgements().stream().map(JudgementView::of).toList(),
                PlanView.of(handle.dryRun()),
                explanation.looks().stream().map(LookView::of).toList(),
                PrecisionView.of(status.shadow()));
    }

    private List<StoryView> past(String name) {
        return recent.closed().stream()
                .filter(past -> past.incident().target().equals(name))
                .limit(DetailView.MOST_PAST)
                .map(StoryView::over)
                .toList();
    }
}
