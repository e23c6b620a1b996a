// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The router of escalations with targets around it whose health a test sets, on virtual time. */
final class Switchboard {

    static final Reason SPENT = Reason.of("runbook-spent", "no step is left");

    final List<Escalation> sent = new ArrayList<>();
    final List<Resolution> resolved = new ArrayList<>();
    final List<String> moves = new ArrayList<>();
    Severity severity = Severity.ERROR;
    Burn burn = Burn.UNKNOWN;
    String group = "";
    Cause cause = Cause.UNSPECIFIED;

    @Nullable
    Reason quiet;

    EscalationState state = EscalationState.NONE;
    private final EscalationRouter router;
    private final Map<String, Bystanders.Standing> standings = new HashMap<>();
    private final Map<String, IncidentId> incidents = new HashMap<>();
    private long now = -7_000_000_000L;
    private @Nullable Long alarm;
    private int raised;

    Switchboard() {
        this(EscalationPolicy.ofDefaults());
    }

    Switchboard(EscalationPolicy policy) {
        router = new EscalationRouter(policy, (target, nowNanos) -> quiet);
    }

    long now() {
        return now;
    }

    void target(String name, String... dependsOn) {
        TargetInfo info = new TargetInfo(name, "team", severity, group, Set.of(dependsOn));
        standings.put(name, new Bystanders.Standing(info, Health.HEALTHY, null, false, null));
    }

    void stands(String name, Health health) {
        Bystanders.Standing was = standings.get(name);
        standings.put(
                name, new Bystanders.Standing(was.info(), health, was.incident(), was.shadowed(), was.attended()));
        step(new EscalationEvent.Stood(name));
    }

    void attend(String name, @Nullable Reason why) {
        Bystanders.Standing was = standings.get(name);
        standings.put(name, new Bystanders.Standing(was.info(), was.health(), was.incident(), was.shadowed(), why));
    }

    void shadow(String name) {
        Bystanders.Standing was = standings.get(name);
        standings.put(name, new Bystanders.Standing(was.info(), was.health(), was.incident(), true, null));
    }

    void leaves(String name) {
        standings.remove(name);
        step(new EscalationEvent.Stood(name));
    }

    /** The target falls ill and wants a person to be told. */
    IncidentId raise(String name) {
        stands(name, Health.UNHEALTHY);
        IncidentId id = IncidentId.of(name, 1, ++raised);
        incidents.put(name, id);
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, cause, 3, "seen");
        Symptom symptom = new Symptom(Reason.of("sick", "is sick"), now, null);
        Incident incident = Incident.open(id, name, symptom, now, diagnosis, Actor.automation());
        Escalation escalation = new Escalation(standings.get(name).info(), incident, SPENT).rated(burn, "");
        step(new EscalationEvent.Raised(escalation));
        return id;
    }

    /** The target is well again and its incident closes. */
    void heal(String name) {
        stands(name, Health.HEALTHY);
        step(new EscalationEvent.Closed(name, incidents.get(name), Reason.of("healed", "is well")));
    }

    void acknowledge(IncidentId incident) {
        step(new EscalationEvent.Acknowledged(incident, Actor.person("ann")));
    }

    void hasten(String target) {
        step(new EscalationEvent.Hastened(target));
    }

    void pass(Duration span) {
        long end = now + span.toNanos();
        for (Long due = alarm; due != null && due - end <= 0; due = alarm) {
            now = due;
            alarm = null;
            step(new EscalationEvent.Tick());
        }
        now = end;
    }

    @Nullable
    String rootOf(String target) {
        Bystanders around = standings::get;
        return around.rootOf(standings.get(target).info());
    }

    List<String> told() {
        return sent.stream()
                .map(each -> each.target().name() + (each.repeat() == 0 ? "" : " again " + each.repeat()))
                .toList();
    }

    List<String> over() {
        return resolved.stream()
                .map(each -> each.target() + " " + each.reason().code())
                .toList();
    }

    private void step(EscalationEvent event) {
        EscalationRouter.Routed next = router.step(state, event, standings::get, now);
        state = next.state();
        for (EscalationEffect effect : next.effects()) {
            if (effect instanceof EscalationEffect.Send send) {
                sent.add(send.escalation());
            } else if (effect instanceof EscalationEffect.Resolve resolve) {
                resolved.add(resolve.resolution());
            } else if (effect instanceof EscalationEffect.WakeAt wake) {
                alarm = wake.atNanos();
            } else if (effect instanceof EscalationEffect.Tell tell) {
                HealingEvent.EscalationMoved moved = (HealingEvent.EscalationMoved) tell.event();
                moves.add(moved.target() + " " + moved.move().word());
            }
        }
    }
}
