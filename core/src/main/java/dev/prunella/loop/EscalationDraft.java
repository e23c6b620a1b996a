// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import dev.prunella.record.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next state of the router while one step works on it. Lives for that step only. */
final class EscalationDraft {

    final EscalationPolicy policy;
    final Bystanders around;
    final long now;
    private final EscalationState before;
    /** Those of the state before, until the first change. */
    private Map<IncidentId, OpenEscalation> open;

    private Map<IncidentId, EscalationState.Inherited> inherited;
    private final List<EscalationEffect> effects = new ArrayList<>();

    EscalationDraft(EscalationPolicy policy, EscalationState state, Bystanders around, long now) {
        this.policy = policy;
        this.around = around;
        this.now = now;
        before = state;
        open = state.open();
        inherited = state.inherited();
    }

    /** As they are at this moment of the step, in the order in which they were due. */
    List<OpenEscalation> open() {
        return List.copyOf(open.values());
    }

    List<OpenEscalation> foldedInto(String target) {
        return open.values().stream().filter(each -> each.foldedInto(target)).toList();
    }

    /** What is folded into that of a target, or was folded elsewhere since it depends on that target and no longer is. */
    List<OpenEscalation> foldedOver(String target) {
        return open.values().stream()
                .filter(each -> each.stage() instanceof OpenEscalation.Folded folded
                        && (folded.into().equals(target) || foldedElsewhere(each, target)))
                .toList();
    }

    private boolean foldedElsewhere(OpenEscalation each, String dependency) {
        if (!each.escalation().target().dependsOn().contains(dependency)) {
            return false;
        }
        String root = around.rootOf(each.escalation().target());
        return root == null || !each.foldedInto(root);
    }

    boolean changed() {
        return open != before.open() || inherited != before.inherited();
    }

    @Nullable
    OpenEscalation find(IncidentId incident) {
        return open.get(incident);
    }

    void put(OpenEscalation escalation) {
        changeable().put(escalation.id(), escalation);
    }

    @Nullable
    OpenEscalation remove(IncidentId incident) {
        return open.containsKey(incident) ? changeable().remove(incident) : null;
    }

    private Map<IncidentId, OpenEscalation> changeable() {
        if (open == before.open()) {
            open = new LinkedHashMap<>(open);
        }
        return open;
    }

    void note(OpenEscalation of, Move move, Actor actor, String detail) {
        effects.add(
                new EscalationEffect.Tell(new HealingEvent.EscalationMoved(of.target(), of.id(), move, actor, detail)));
    }

    /** Tells a person of the incident as it has come to be, for the {@code times}-th time after the first. */
    void send(OpenEscalation due, int times) {
        List<String> explained =
                foldedInto(due.target()).stream().map(OpenEscalation::target).toList();
        Escalation present = due.escalation().told(presentIncident(due), times, explained);
        put(due.telling(present, toldFor(due, times)));
        effects.add(new EscalationEffect.Send(present));
    }

    /** A page that nobody has acknowledged is told again. */
    OpenEscalation.Told toldFor(OpenEscalation told, int times) {
        boolean again = told.escalation().page() && told.acknowledgedBy() == null && times < policy.repeats();
        return new OpenEscalation.Told(
                again ? Long.valueOf(now + policy.pauseAfter(times).toNanos()) : null);
    }

    void resolve(String target, IncidentId incident, Reason reason) {
        effects.add(new EscalationEffect.Tell(new HealingEvent.EscalationMoved(
                target, incident, Move.RESOLVED, Actor.automation(), reason.toString())));
        effects.add(new EscalationEffect.Resolve(new Resolution(target, incident, reason)));
    }

    /** What earlier runs of the process told of a target is over. */
    void resolveInherited(String target, String why) {
        for (Map.Entry<IncidentId, EscalationState.Inherited> each : List.copyOf(inherited.entrySet())) {
            if (each.getValue().target().equals(target)) {
                Map<IncidentId, EscalationState.Inherited> fewer = new LinkedHashMap<>(inherited);
                fewer.remove(each.getKey());
                inherited = fewer;
                resolve(target, each.getKey(), new Reason("process-ended", why));
            }
        }
    }

    /** Targets of which earlier runs told, and which had time enough to be supervised by this one. */
    List<String> inheritedAndDue() {
        return inherited.values().stream()
                .filter(each -> now - each.untilNanos() >= 0)
                .map(EscalationState.Inherited::target)
                .toList();
    }

    private Incident presentIncident(OpenEscalation due) {
        Bystanders.Standing standing = around.of(due.target());
        Incident incident = standing == null ? null : standing.incident();
        return incident != null && incident.id().equals(due.id())
                ? incident
                : due.escalation().incident();
    }

    EscalationRouter.Routed freeze() {
        Long wake = null;
        for (OpenEscalation each : open.values()) {
            wake = earlier(wake, each.stage().dueNanos());
        }
        for (EscalationState.Inherited each : inherited.values()) {
            wake = earlier(wake, each.untilNanos() - now > 0 ? Long.valueOf(each.untilNanos()) : null);
        }
        if (wake != null) {
            effects.add(new EscalationEffect.WakeAt(wake));
        }
        return new EscalationRouter.Routed(new EscalationState(open, inherited), List.copyOf(effects));
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other - one < 0 ? other : one;
    }
}
