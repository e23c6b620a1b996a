// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what and when, as a pure function: one escalation an incident and a root cause. An escalation that is due waits if
 * the target depends on others, folds into that of a sick one, is kept back in quiet times, is told, and is told again while
 * nobody acknowledges it; it ends with its incident.
 */
public final class EscalationRouter {

    /** How often it is asked whether a quiet time is over. */
    private static final Duration QUIET_CHECK = Duration.ofSeconds(10);

    /** How many are looked at in one step; the rest has its turn in the next, so that nothing else waits for all of them. */
    private static final int MOST_AT_ONCE = 100;

    private final EscalationPolicy policy;
    private final Quiet quiet;

    /** Times in which nobody is told; what is still sick when they end is told then. Pure, and returns at once. */
    @FunctionalInterface
    public interface Quiet {

        /** Why nobody is told of a target now; null if somebody is. */
        @Nullable
        Reason because(TargetInfo target, long nowNanos);
    }

    /**
     * What follows from an event.
     *
     * @param state the next one
     * @param effects what the shell shall do, in order
     */
    public record Routed(EscalationState state, List<EscalationEffect> effects) {}

    /** The router under {@code policy}. */
    public EscalationRouter(EscalationPolicy policy, Quiet quiet) {
        this.policy = policy;
        this.quiet = quiet;
    }

    /** One step. */
    public Routed step(EscalationState state, EscalationEvent event, Bystanders around, long nowNanos) {
        if (state.idle() && !(event instanceof EscalationEvent.Raised)) {
            return new Routed(state, List.of());
        }
        EscalationDraft draft = new EscalationDraft(policy, state, around, nowNanos);
        if (event instanceof EscalationEvent.Raised raised) {
            raise(draft, raised.escalation());
        } else if (event instanceof EscalationEvent.Closed closed) {
            close(draft, closed);
        } else if (event instanceof EscalationEvent.Stood stood) {
            stood(draft, stood.target());
        } else if (event instanceof EscalationEvent.Hastened hastened) {
            hasten(draft, hastened.target());
        } else if (event instanceof EscalationEvent.Acknowledged acknowledged) {
            acknowledge(draft, state.toAcknowledge(acknowledged.incident()), acknowledged.actor());
        } else {
            tick(draft);
        }
        return draft.changed() || event instanceof EscalationEvent.Tick ? draft.freeze() : new Routed(state, List.of());
    }

    /** Once an incident. What depends on others gives them the time to be seen to be sick. */
    private void raise(EscalationDraft draft, Escalation escalation) {
        if (draft.find(escalation.incident().id()) != null) {
            return;
        }
        TargetInfo target = escalation.target();
        String key = policy.keyOf(target, escalation.incident().diagnosis());
        boolean waits = !target.dependsOn().isEmpty() && draft.around.rootOf(target) == null;
        long due = waits ? draft.now + policy.dependencyWait().toNanos() : draft.now;
        OpenEscalation raised = new OpenEscalation(
                escalation.rated(escalation.burn(), key), new OpenEscalation.Waiting(due, ""), false, null);
        draft.put(raised);
        consider(draft, raised);
    }

    private void close(EscalationDraft draft, EscalationEvent.Closed event) {
        OpenEscalation closed = draft.remove(event.incident());
        if (closed != null && closed.told()) {
            draft.resolve(event.target(), event.incident(), event.outcome());
        }
        release(draft, event.target());
    }

    private void stood(EscalationDraft draft, String target) {
        Bystanders.Standing standing = draft.around.of(target);
        if (standing == null || standing.health() != Health.UNHEALTHY) {
            release(draft, target);
        }
        if (standing != null && standing.health() == Health.HEALTHY) {
            draft.resolveInherited(target, "the process that told of it has ended, and the target is well");
        }
    }

    /** What was told as a ticket is told again as a page, at once or when a quiet time ends, unless a person takes care of it. */
    private void hasten(EscalationDraft draft, String target) {
        for (OpenEscalation each : draft.open()) {
            OpenEscalation fast = each.rated(Burn.FAST);
            boolean louder = fast.escalation().page() && !each.escalation().page();
            if (louder && each.target().equals(target)) {
                boolean again = each.stage() instanceof OpenEscalation.Told && each.acknowledgedBy() == null;
                OpenEscalation due = again ? fast.in(new OpenEscalation.Told(draft.now)) : fast;
                draft.put(due);
                consider(draft, due);
            }
        }
    }

    private static void acknowledge(EscalationDraft draft, @Nullable OpenEscalation told, Actor actor) {
        if (told != null && told.acknowledgedBy() == null) {
            draft.put(told.acknowledged(actor));
            draft.note(told, Move.ACKNOWLEDGED, actor, "%s takes care of it".formatted(actor));
        }
    }

    private void tick(EscalationDraft draft) {
        draft.open().stream()
                .filter(each -> each.due(draft.now))
                .limit(MOST_AT_ONCE)
                .forEach(each -> considerPresent(draft, each.id()));
        for (String target : draft.inheritedAndDue()) {
            if (draft.around.of(target) == null) {
                draft.resolveInherited(target, "the target is not supervised by this process any more");
            }
        }
    }

    /** As it is now: it may have been folded within this step. */
    private void considerPresent(EscalationDraft draft, IncidentId incident) {
        OpenEscalation present = draft.find(incident);
        if (present != null) {
            consider(draft, present);
        }
    }

    /** What was folded into that of a target, or of one behind it, has time to follow it to health. */
    private void release(EscalationDraft draft, String target) {
        long due = draft.now + policy.afterRoot().toNanos();
        for (OpenEscalation each : draft.foldedOver(target)) {
            OpenEscalation.Folded folded = (OpenEscalation.Folded) each.stage();
            draft.put(each.in(new OpenEscalation.Waiting(due, folded.into())));
        }
    }

    private void consider(EscalationDraft draft, OpenEscalation due) {
        if (!due.due(draft.now)) {
            return;
        }
        String root = rootOf(draft, due);
        Reason hush = root == null ? hush(draft, due) : null;
        if (root != null) {
            fold(draft, due, root);
        } else if (hush != null) {
            suppress(draft, due, hush);
        } else if (due.stage() instanceof OpenEscalation.Told) {
            repeat(draft, due);
        } else {
            tell(draft, due);
        }
    }

    /** A sick target that it depends on, or else one that was told of the same before. */
    private static @Nullable String rootOf(EscalationDraft draft, OpenEscalation due) {
        String root = draft.around.rootOf(due.escalation().target());
        return root != null || due.told()
                ? root
                : draft.open().stream()
                        .filter(each -> each.stage() instanceof OpenEscalation.Told)
                        .filter(each ->
                                each.escalation().key().equals(due.escalation().key()))
                        .map(OpenEscalation::target)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Reason hush(EscalationDraft draft, OpenEscalation due) {
        Bystanders.Standing standing = draft.around.of(due.target());
        if (standing != null && standing.attended() != null) {
            return standing.attended();
        }
        return standing != null && standing.shadowed()
                ? Reason.of("shadow", "mode is SHADOW: nobody is told")
                : quiet.because(due.escalation().target(), draft.now);
    }

    private static void fold(EscalationDraft draft, OpenEscalation due, String root) {
        draft.put(due.in(new OpenEscalation.Folded(root)));
        boolean known = due.stage() instanceof OpenEscalation.Waiting waiting
                && waiting.after().equals(root);
        if (!known) {
            draft.note(due, Move.FOLDED, Actor.automation(), "into that of %s, which explains it".formatted(root));
        }
    }

    /** A page that was told already stays told and merely is not told again meanwhile. */
    private static void suppress(EscalationDraft draft, OpenEscalation due, Reason hush) {
        long ask = draft.now + QUIET_CHECK.toNanos();
        if (due.stage() instanceof OpenEscalation.Told) {
            draft.put(due.in(new OpenEscalation.Told(ask)));
            return;
        }
        draft.put(due.in(new OpenEscalation.Suppressed(hush, ask)));
        boolean known = due.stage() instanceof OpenEscalation.Suppressed before
                && before.because().code().equals(hush.code());
        if (!known) {
            draft.note(due, Move.SUPPRESSED, Actor.automation(), hush.toString());
        }
    }

    private static void tell(EscalationDraft draft, OpenEscalation due) {
        foldDependents(draft, due.target());
        if (due.told()) {
            draft.put(due.in(draft.toldFor(due, due.escalation().repeat())));
            return;
        }
        draft.send(due, 0);
        draft.resolveInherited(due.target(), "it goes on as incident " + due.id());
    }

    private void repeat(EscalationDraft draft, OpenEscalation due) {
        int times = due.escalation().repeat() + 1;
        String detail = times <= policy.repeats()
                ? "nobody has acknowledged it, %d of %d".formatted(times, policy.repeats())
                : "its error budget burns fast";
        draft.note(due, Move.REPEATED, Actor.automation(), detail);
        draft.send(due, times);
    }

    /** Those that were told, or folded elsewhere, before their root was known to be sick. */
    private static void foldDependents(EscalationDraft draft, String root) {
        for (OpenEscalation each : draft.open()) {
            if (!each.foldedInto(root)
                    && root.equals(draft.around.rootOf(each.escalation().target()))) {
                fold(draft, each, root);
            }
        }
    }
}
