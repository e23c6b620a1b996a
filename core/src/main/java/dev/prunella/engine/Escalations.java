// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Policy;
import dev.prunella.decide.Window;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.BurnGauge;
import dev.prunella.escalate.Escalation;
import dev.prunella.loop.Bystanders;
import dev.prunella.loop.EscalationEffect;
import dev.prunella.loop.EscalationEvent;
import dev.prunella.loop.EscalationRecovery;
import dev.prunella.loop.EscalationRouter;
import dev.prunella.loop.EscalationState;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.time.Cancellable;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shell around the router of escalations: keeps its state and carries out what it decides. Confined to the timer's thread but
 * for {@link #acknowledge} and what reads the state.
 */
final class Escalations {

    private final EscalationRouter router;
    private final BurnGauge burn;
    private final Bystanders around;
    private final Deliveries deliveries;
    private final Consumer<HealingEvent> told;
    private final HealingClock clock;
    private final HealingScheduler scheduler;
    private Cancellable alarm = () -> {};
    private volatile EscalationState state = EscalationState.NONE;

    private Escalations(
            EscalationRouter router,
            BurnGauge burn,
            Bystanders around,
            Deliveries deliveries,
            Consumer<HealingEvent> told,
            Engine.Seams seams) {
        this.router = router;
        this.burn = burn;
        this.around = around;
        this.deliveries = deliveries;
        this.told = told;
        clock = seams.clock();
        scheduler = seams.scheduler();
    }

    /** Escalations of the targets in these cells, and of objectives. */
    static Escalations of(
            Engine.Voice voice,
            Cells cells,
            AbandonedRuns abandoned,
            Consumer<HealingEvent> told,
            Rulebook rulebook,
            Engine.Seams seams) {
        HealingClock clock = seams.clock();
        EscalationRouter.Quiet quiet =
                (target, nowNanos) -> inWindow(rulebook.inForce().policy(), target, clock.wallTime());
        return new Escalations(
                new EscalationRouter(voice.policy(), quiet),
                voice.burn(),
                new Standings(cells, voice.board(), rulebook, clock),
                new Deliveries(voice.channels(), seams.scheduler(), abandoned, told),
                told,
                seams);
    }

    private static @Nullable Reason inWindow(Policy policy, TargetInfo target, Instant wallNow) {
        Window open = Window.open(policy.windows(), target, wallNow);
        return open == null ? null : Reason.of("window", "window '%s' is open", open.name());
    }

    /** Before the first target: what an earlier run of the process told of. */
    void restore(EscalationState restored) {
        state = restored;
        if (!restored.inherited().isEmpty()) {
            scheduler.after(Duration.ZERO, () -> step(new EscalationEvent.Tick()));
        }
    }

    EscalationState state() {
        return state;
    }

    /** A checkpoint with what was told in it. */
    Map<String, String> keep(Map<String, String> checkpoint) {
        return EscalationRecovery.keep(state, checkpoint);
    }

    /** The names of the channels; asks them. */
    List<String> channels() {
        return deliveries.channels();
    }

    void raise(Escalation escalation) {
        step(new EscalationEvent.Raised(escalation.rated(measured(escalation.target()), escalation.key())));
    }

    /** As it is rated already. */
    void raiseAs(Escalation escalation) {
        step(new EscalationEvent.Raised(escalation));
    }

    /** A target's error budget has begun to burn fast: if the gauge says so too, what was told as a ticket is told as a page. */
    void hasten(String target) {
        Bystanders.Standing standing = around.of(target);
        if (standing != null && measured(standing.info()) == Burn.FAST) {
            step(new EscalationEvent.Hastened(target));
        }
    }

    private Burn measured(TargetInfo target) {
        Burn measured = Fence.call(() -> burn.of(target)).value();
        return measured == null ? Burn.UNKNOWN : measured;
    }

    void close(String target, IncidentId incident, Reason outcome) {
        step(new EscalationEvent.Closed(target, incident, outcome));
    }

    void closed(HealingEvent.Closed closed) {
        step(new EscalationEvent.Closed(closed.target(), closed.incident(), outcomeOf(closed)));
    }

    /** The target's health changed, or it is not supervised any more. */
    void stands(String target) {
        step(new EscalationEvent.Stood(target));
    }

    /** False if the incident is over, nobody was told of it, or somebody takes care of it already. */
    boolean acknowledge(IncidentId incident, Actor actor) {
        boolean changes = state.acknowledgeable(incident);
        if (changes) {
            scheduler.after(Duration.ZERO, () -> step(new EscalationEvent.Acknowledged(incident, actor)));
        }
        return changes;
    }

    private void step(EscalationEvent event) {
        EscalationRouter.Routed next = router.step(state, event, around, clock.nanoTime());
        state = next.state();
        next.effects().forEach(this::carryOut);
    }

    private void carryOut(EscalationEffect effect) {
        if (effect instanceof EscalationEffect.Tell tell) {
            told.accept(tell.event());
        } else if (effect instanceof EscalationEffect.Send send) {
            deliveries.send(send.escalation());
        } else if (effect instanceof EscalationEffect.Resolve resolve) {
            deliveries.resolve(resolve.resolution());
        } else if (effect instanceof EscalationEffect.WakeAt wake) {
            alarm.cancel();
            Duration delay = new Deadline(wake.atNanos()).remaining(clock.nanoTime());
            alarm = scheduler.after(delay, () -> step(new EscalationEvent.Tick()));
        }
    }

    private static Reason outcomeOf(HealingEvent.Closed closed) {
        Outcome outcome = closed.outcome();
        String code = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Reason(code, closed.what());
    }
}
