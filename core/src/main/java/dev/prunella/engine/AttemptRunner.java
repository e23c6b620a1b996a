// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.loop.Effect;
import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Generation;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs remediations of one target: interrupts at the deadline, gives up shortly after, and answers each order exactly once. What
 * a run says after it was given up is not listened to. Confined to the timer's thread but for the remediation itself.
 */
final class AttemptRunner {

    /** How long a run may wait for a worker: what the guardrails permitted is not done much later. */
    private static final Duration BEGIN = Duration.ofMillis(100);

    /** How long a run may take to heed its interrupt. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final String target;
    private final ProbeRunner.Tools tools;
    private final Supplier<Generation> generation;
    private final Consumer<TargetEvent> answer;
    private final Consumer<Generation> idle;
    private int open;

    /** @param idle told of the incarnation that is left whenever the last run that was ordered has ended */
    AttemptRunner(
            String target,
            ProbeRunner.Tools tools,
            Supplier<Generation> generation,
            Consumer<TargetEvent> answer,
            Consumer<Generation> idle) {
        this.target = target;
        this.tools = tools;
        this.generation = generation;
        this.answer = answer;
        this.idle = idle;
    }

    /** What runs now or ran last. */
    private @Nullable State present;

    private @Nullable Attempt presentAttempt;

    private static final class State {
        final AtomicBoolean claimed = new AtomicBoolean();
        HealingScheduler.@Nullable Run handle;
        boolean interrupted;
        boolean answered;
        boolean abandoned;
        boolean givenUp;
    }

    void start(Effect.StartAttempt order) {
        State state = new State();
        String name = target + " " + order.attempt().remediation();
        present = state;
        open++;
        presentAttempt = order.attempt();
        state.handle = tools.scheduler().run(name, () -> run(order, state));
        tools.scheduler().after(BEGIN, () -> callOff(order.attempt(), state));
        tools.scheduler().after(order.step().deadline(), () -> deadline(order.attempt(), state));
    }

    /** Whether nothing that was ordered runs or may still begin. */
    boolean idle() {
        return open == 0;
    }

    /** Interrupts a run as its deadline would. */
    void interrupt(String attemptKey) {
        if (present != null && presentAttempt != null && presentAttempt.key().equals(attemptKey)) {
            callOff(presentAttempt, present);
            deadline(presentAttempt, present);
        }
    }

    private void callOff(Attempt attempt, State state) {
        if (state.claimed.compareAndSet(false, true) && state.handle != null) {
            state.answered = true;
            state.handle.interrupt();
            answer.accept(new TargetEvent.AttemptCalledOff(attempt.key()));
            ended(attempt.generation());
        }
    }

    private void run(Effect.StartAttempt order, State state) {
        if (!state.claimed.compareAndSet(false, true)) {
            return;
        }
        RemediationContext context = new RemediationContext(order.attempt(), order.diagnosis(), tools.clock());
        Fence.Result<RemediationResult> result =
                Fence.call(() -> order.step().remediation().action().run(context));
        Generation after = generation.get();
        tools.scheduler().after(Duration.ZERO, () -> returned(order.attempt(), state, result, after));
    }

    private void returned(Attempt attempt, State state, Fence.Result<RemediationResult> result, Generation after) {
        answer(attempt, state, result, after);
        ended(after);
    }

    private void ended(Generation left) {
        open--;
        if (open == 0) {
            idle.accept(left);
        }
    }

    private void answer(Attempt attempt, State state, Fence.Result<RemediationResult> result, Generation after) {
        if (state.answered) {
            if (state.givenUp) {
                tools.abandoned().returned();
            }
            if (state.abandoned) {
                answer.accept(new TargetEvent.AbandonedReturned(after));
            }
            return;
        }
        state.answered = true;
        RemediationResult said = state.interrupted ? null : resultOf(result);
        answer.accept(new TargetEvent.AttemptReturned(attempt.key(), said, after));
    }

    private void deadline(Attempt attempt, State state) {
        if (state.answered || state.handle == null) {
            return;
        }
        state.interrupted = true;
        state.handle.interrupt();
        tools.scheduler().after(GRACE, () -> graceOver(attempt, state));
    }

    private void graceOver(Attempt attempt, State state) {
        if (state.answered || state.handle == null || state.handle.ended()) {
            return; // what has ended is about to say so
        }
        state.answered = true;
        state.abandoned = true;
        state.givenUp = tools.abandoned().giveUp(state.handle);
        answer.accept(new TargetEvent.AttemptAbandoned(attempt.key()));
    }

    private static RemediationResult resultOf(Fence.Result<RemediationResult> result) {
        RemediationResult value = result.value();
        if (value != null) {
            return Fence.safe(value);
        }
        return result.failure() == null
                ? RemediationResult.failed("no-result", "the remediation said nothing")
                : new RemediationResult.Failed(result.failure());
    }
}
