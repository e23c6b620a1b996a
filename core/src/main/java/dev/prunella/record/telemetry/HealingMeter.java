// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import static io.micrometer.core.instrument.Meter.Type.COUNTER;
import static io.micrometer.core.instrument.Meter.Type.GAUGE;
import static io.micrometer.core.instrument.Meter.Type.TIMER;

import io.micrometer.core.instrument.Meter;
import java.util.List;

/** Every meter that is published, by its name; {@code docs/meters.md} is made of this. */
public enum HealingMeter {
    /** How incidents ended. */
    INCIDENTS("prunella.incidents", COUNTER, "incidents", "Incidents that ended", "target", "group", "outcome"),
    /** How attempts ended. */
    ACTIONS("prunella.actions", COUNTER, "actions", "Attempts that ended", "target", "group", "action", "end"),
    /** What was taken back. */
    COMPENSATIONS(
            "prunella.compensations",
            COUNTER,
            "compensations",
            "Compensations that ended, and whether they took back what was begun",
            "target",
            "group",
            "undone"),
    /** What would have been done. */
    SHADOW(
            "prunella.shadow.actions",
            COUNTER,
            "actions",
            "Actions that would have been started in SHADOW, by what was judged of them half a minute later",
            "target",
            "group",
            "action",
            "verdict"),
    /** How long remediations ran. */
    ACTION_DURATION(
            "prunella.action.duration",
            TIMER,
            "seconds",
            "From the start of a remediation to its return, without its verification",
            "target",
            "group",
            "action"),
    /** From symptom to diagnosis. */
    DETECTION_DELAY(
            "prunella.detection.delay", TIMER, "seconds", "From the first symptom to the diagnosis", "target", "group"),
    /** From symptom to intent. */
    REACTION_DELAY(
            "prunella.reaction.delay",
            TIMER,
            "seconds",
            "From the first symptom to the first action that all guardrails permitted",
            "target",
            "group"),
    /** From symptom to health. */
    MTTR(
            "prunella.mttr",
            TIMER,
            "seconds",
            "From the first symptom to measured health, of incidents in which health came back",
            "target",
            "group",
            "outcome"),
    /** What was measured after actions. */
    VERIFICATIONS(
            "prunella.verifications",
            COUNTER,
            "verifications",
            "Verdicts on actions, by what was measured after them",
            "target",
            "group",
            "verdict"),
    /** What misbehaved. */
    CONTAINED(
            "prunella.contained",
            COUNTER,
            "troubles",
            "Troubles of user code or of Prunella that were contained",
            "target",
            "group"),
    /** Health of targets. */
    TARGET_STATE(
            "prunella.target.state",
            GAUGE,
            "",
            "Targets in this state: 0 or 1 for a target by name",
            "target",
            "group",
            "state"),
    /** What is left of a target's budget. */
    BUDGET_REMAINING(
            "prunella.budget.remaining",
            GAUGE,
            "incidents",
            "Incidents that may still be acted on within the window",
            "target",
            "group"),
    /** What is left of the supervisor's budget. */
    SUPERVISOR_BUDGET_REMAINING(
            "prunella.supervisor.budget.remaining",
            GAUGE,
            "starts",
            "Actions of all targets that may still be started within the window"),
    /** Who was told. */
    ESCALATIONS(
            "prunella.escalations",
            COUNTER,
            "escalations",
            "Escalations by channel, and whether they could be delivered",
            "channel",
            "delivered"),
    /** What became of escalations. */
    ESCALATION_MOVES(
            "prunella.escalation.moves",
            COUNTER,
            "moves",
            "What became of escalations: folded into another, suppressed, told again, acknowledged, resolved",
            "move"),
    /** What guardrails refused. */
    REFUSALS(
            "prunella.refusals",
            COUNTER,
            "refusals",
            "Actions that a guardrail refused, told when the refusal changes",
            "guardrail"),
    /** What became of guarded calls. */
    GUARD_CALLS("prunella.guard.calls", COUNTER, "calls", "Guarded calls by what became of them", "guard", "outcome"),
    /** Calls made again. */
    GUARD_RETRIES("prunella.guard.retries", COUNTER, "calls", "Guarded calls that were made again", "guard"),
    /** Calls not let through. */
    GUARD_SHED(
            "prunella.guard.shed",
            COUNTER,
            "calls",
            "Calls that a guard did not let through: breaker, limit or throttle",
            "guard"),
    /** Calls that took too long. */
    GUARD_SLOW("prunella.guard.slow", COUNTER, "calls", "Guarded calls that took longer than they may", "guard"),
    /** Where breakers stand. */
    GUARD_STATE("prunella.guard.state", GAUGE, "", "1 for the state that the breaker is in", "guard", "state"),
    /** How long guarded calls take. */
    GUARD_LATENCY(
            "prunella.guard.latency",
            GAUGE,
            "seconds",
            "Upper bound of a quantile of calls whose time was taken in the last 10 to 20 s",
            "guard",
            "quantile"),
    /** How many calls may be under way. */
    GUARD_LIMIT("prunella.guard.limit", GAUGE, "calls", "Calls that may be under way, 0 for no limit", "guard"),
    /** What has to go well. */
    SLO_OBJECTIVE("prunella.slo.objective", GAUGE, "", "The share that has to go well", "slo"),
    /** What is left of an error budget. */
    SLO_BUDGET_LEFT(
            "prunella.slo.budget.left",
            GAUGE,
            "",
            "Share of the error budget that is left: 1 for all of it, negative when it is overspent",
            "slo"),
    /** How fast an error budget is spent. */
    SLO_BURN_RATE(
            "prunella.slo.burn.rate",
            GAUGE,
            "",
            "How many times as fast as it may the error budget is spent, over a window of its alerts",
            "slo",
            "window"),
    /** Who is told of burns. */
    SLO_ALERTS("prunella.slo.alerts.firing", GAUGE, "", "Alerts that fire", "slo", "urgency"),
    /** What was counted. */
    SLO_EVENTS("prunella.slo.events", COUNTER, "events", "Events of an indicator, by how they went", "slo", "outcome"),
    /** How much of the window is known. */
    SLO_SEEN(
            "prunella.slo.window.seen",
            GAUGE,
            "",
            "Share of the objective's window for which its indicator could be read",
            "slo"),
    /** When nothing is known. */
    SLO_GAPS("prunella.slo.gaps", COUNTER, "gaps", "Looks at an indicator that brought nothing", "slo"),
    /** What is looked after. */
    COVERAGE(
            "prunella.coverage",
            GAUGE,
            "targets",
            "Targets that are supervised, of those the ones with an objective, and the ones with a runbook",
            "covered"),
    /** The kill switch. */
    PAUSED("prunella.paused", GAUGE, "", "1 while a person has paused all healing"),
    /** The heartbeat. */
    LOOP_BEATS("prunella.loop.beats", COUNTER, "beats", "Beats of the loop, 10 a second while it lives"),
    /** Age of the last beat. */
    LOOP_SILENCE("prunella.loop.silence", GAUGE, "seconds", "How long the loop has not beaten"),
    /** Lateness of beats. */
    LOOP_LATENESS("prunella.loop.lateness", TIMER, "seconds", "How late the beats of the loop came"),
    /** The latest beat. */
    LOOP_LATENESS_MAX(
            "prunella.loop.lateness.max", GAUGE, "seconds", "The most that a beat was late in the last 1 to 2 minutes"),
    /** Latency of the trail. */
    AUDIT_SYNC(
            "prunella.audit.sync",
            TIMER,
            "seconds",
            "From the append of a record that must be durable to its being durable"),
    /** The slowest sync. */
    AUDIT_SYNC_MAX("prunella.audit.sync.max", GAUGE, "seconds", "The slowest such record of the last 1 to 2 minutes"),
    /** What the trail lacks. */
    AUDIT_DROPPED(
            "prunella.audit.dropped.records",
            COUNTER,
            "records",
            "Records of answers and notes that the trail had no room for"),
    /** User code that never returned. */
    ABANDONED_RUNS(
            "prunella.abandoned.runs", GAUGE, "runs", "Runs of user code that were given up and still run, at most 32"),
    /** What was missed. */
    DROPPED_EVENTS(
            "prunella.dropped.events",
            COUNTER,
            "events",
            "Events that a listener, or telemetry itself, missed because its queue was full"),
    /** What threw. */
    LISTENER_FAILURES(
            "prunella.listener.failures",
            COUNTER,
            "failures",
            "Calls of listeners, or of telemetry itself, that threw");

    private final String meterName;
    private final Meter.Type type;
    private final String baseUnit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> tags;

    HealingMeter(String meterName, Meter.Type type, String baseUnit, String description, String... tags) {
        this.meterName = meterName;
        this.type = type;
        this.baseUnit = baseUnit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The name as Micrometer takes it: dotted, without a unit. */
    public String meterName() {
        return meterName;
    }

    /** What sort of meter it is; function counters and function timers are counters and timers here. */
    public Meter.Type type() {
        return type;
    }

    /** Its base unit; empty for none. */
    public String baseUnit() {
        return baseUnit;
    }

    /** One line, for the scrape and for the documentation. */
    public String description() {
        return description;
    }

    /** The keys of its tags. */
    public List<String> tags() {
        return tags;
    }
}
