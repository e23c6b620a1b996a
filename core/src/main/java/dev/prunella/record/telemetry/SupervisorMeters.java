// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.SafeText;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meters of the supervisor itself. Confined to a lane but for what its gauges read. */
final class SupervisorMeters {

    /** Channels and guardrails that have tags of their own; those beyond share one. */
    static final int MOST_NAMES = 32;

    private static final int MOST_CHARS = 64;

    private final Map<String, Counter> refusals = new HashMap<>();
    private final Map<String, Counter> delivered = new HashMap<>();
    private final Map<String, Counter> undeliverable = new HashMap<>();
    private final Map<Move, Counter> moves = new EnumMap<>(Move.class);
    private final SupervisorView supervisor;
    private final Shelf shelf;

    SupervisorMeters(MeterRegistry registry, SupervisorView supervisor) {
        this.supervisor = supervisor;
        shelf = new Shelf(registry);
        addLoop();
        addAudit();
        addCare();
        names(supervisor.guardrails()).forEach(this::addGuardrail);
        names(supervisor.channels()).forEach(this::addChannel);
        for (Move move : Move.values()) {
            moves.put(move, shelf.counter(HealingMeter.ESCALATION_MOVES, Tags.of("move", move.word())));
        }
    }

    void refused(String guardrail) {
        increment(refusals, guardrail);
    }

    void escalated(String channel, boolean arrived) {
        increment(arrived ? delivered : undeliverable, tagOf(channel));
    }

    void moved(Move move) {
        Counter counter = moves.get(move);
        if (counter != null) {
            counter.increment();
        }
    }

    private void addLoop() {
        shelf.functionCounter(
                HealingMeter.LOOP_BEATS, supervisor, s -> s.lateness().count());
        shelf.timeGauge(HealingMeter.LOOP_SILENCE, supervisor, SupervisorView::silenceNanos);
        shelf.functionTimer(
                HealingMeter.LOOP_LATENESS,
                supervisor,
                s -> s.lateness().count(),
                s -> s.lateness().totalNanos());
        shelf.timeGauge(
                HealingMeter.LOOP_LATENESS_MAX, supervisor, s -> s.lateness().longestNanos(s.nowNanos()));
        shelf.gauge(HealingMeter.PAUSED, Tags.empty(), supervisor, s -> s.paused() ? 1 : 0);
        shelf.gauge(HealingMeter.SUPERVISOR_BUDGET_REMAINING, Tags.empty(), supervisor, SupervisorView::startsLeft);
    }

    private void addAudit() {
        shelf.functionTimer(
                HealingMeter.AUDIT_SYNC,
                supervisor,
                s -> s.auditSyncs().count(),
                s -> s.auditSyncs().totalNanos());
        shelf.timeGauge(
                HealingMeter.AUDIT_SYNC_MAX, supervisor, s -> s.auditSyncs().longestNanos(s.nowNanos()));
        shelf.functionCounter(HealingMeter.AUDIT_DROPPED, supervisor, SupervisorView::droppedRecords);
    }

    private void addCare() {
        shelf.gauge(HealingMeter.ABANDONED_RUNS, Tags.empty(), supervisor, SupervisorView::abandonedRuns);
        shelf.functionCounter(HealingMeter.DROPPED_EVENTS, supervisor, SupervisorView::droppedEvents);
        shelf.functionCounter(HealingMeter.LISTENER_FAILURES, supervisor, SupervisorView::listenerFailures);
    }

    private void addGuardrail(String name) {
        refusals.put(name, shelf.counter(HealingMeter.REFUSALS, Tags.of("guardrail", name)));
    }

    private void addChannel(String name) {
        Tags tags = Tags.of("channel", name);
        delivered.put(name, shelf.counter(HealingMeter.ESCALATIONS, tags.and("delivered", "true")));
        undeliverable.put(name, shelf.counter(HealingMeter.ESCALATIONS, tags.and("delivered", "false")));
    }

    private static void increment(Map<String, Counter> counters, String name) {
        @Nullable Counter own = counters.get(name);
        @Nullable Counter counter = own == null ? counters.get(Roster.OTHER) : own;
        if (counter != null) {
            counter.increment();
        }
    }

    /** The first names, and one for all that are not among them. */
    private static List<String> names(List<String> all) {
        List<String> first = all.stream()
                .map(SupervisorMeters::tagOf)
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        return Stream.concat(first.stream(), Stream.of(Roster.OTHER)).distinct().toList();
    }

    /** Names of channels are user code's. */
    private static String tagOf(String name) {
        return SafeText.of(name, MOST_CHARS);
    }
}
