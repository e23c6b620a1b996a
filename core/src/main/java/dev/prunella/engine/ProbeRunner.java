// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Look;
import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.loop.Effect;
import dev.prunella.model.Generation;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one probe of one target, never twice at a time, and answers each order with exactly one look. A run that misses its
 * deadline is not interrupted; while it is stuck each further deadline is one more missed look. Confined to the timer's thread
 * but for the probe itself.
 */
final class ProbeRunner {

    private final String name;
    private final Probe probe;
    private final Tools tools;
    private final Consumer<Look> answer;
    private @Nullable ProbeRun stuck;

    ProbeRunner(String name, Probe probe, Tools tools, Consumer<Look> answer) {
        this.name = name;
        this.probe = probe;
        this.tools = tools;
        this.answer = answer;
    }

    /** What runs of probes need of the engine. */
    record Tools(HealingClock clock, HealingScheduler scheduler, AbandonedRuns abandoned, Watchdog watchdog) {}

    void start(Effect.StartLook order) {
        ProbeRun earlier = stuck;
        if (earlier != null && !earlier.ended()) {
            long now = tools.clock.nanoTime();
            tools.scheduler.after(order.timeout(), () -> stillStuck(order, now));
            return;
        }
        stuck = null;
        ProbeRun run = new ProbeRun(tools.clock.nanoTime());
        run.handle = tools.scheduler.run(name, () -> look(order, run));
        run.deadline = tools.scheduler.after(order.timeout(), () -> missed(order, run));
    }

    private void stillStuck(Effect.StartLook order, long sinceNanos) {
        ProbeRun earlier = stuck;
        if (earlier == null || earlier.ended()) {
            start(order);
        } else {
            askWhatLateMeans(order, sinceNanos);
        }
    }

    private void look(Effect.StartLook order, ProbeRun run) {
        run.beganNanos = tools.clock.nanoTime();
        run.began = true;
        Deadline deadline = new Deadline(run.orderedNanos + order.timeout().toNanos());
        Fence.Result<Reading> result = Fence.call(() -> probe.look(new ProbeContext(deadline, tools.clock)));
        long ended = tools.clock.nanoTime();
        tools.scheduler.after(Duration.ZERO, () -> finished(order, run, result, ended));
    }

    private void finished(Effect.StartLook order, ProbeRun run, Fence.Result<Reading> result, long endedNanos) {
        run.finished = true;
        if (run.answered) {
            if (run.givenUp) {
                tools.abandoned.returned();
            }
            return;
        }
        run.answered = true;
        run.deadline.cancel();
        answer(order.side(), order.generation(), readingOf(result), run.beganNanos, endedNanos);
    }

    private void missed(Effect.StartLook order, ProbeRun run) {
        if (run.answered) {
            return;
        }
        run.answered = true;
        if (!run.began) {
            run.callOff();
            Reading reading = Reading.unknown("no-worker", "no worker was free before the deadline");
            answer(order.side(), order.generation(), reading, run.orderedNanos, tools.clock.nanoTime());
            return;
        }
        stuck = run;
        run.giveUp(tools.abandoned);
        askWhatLateMeans(order, run.beganNanos);
    }

    /** Asked of the probe on another worker, and answered for it when it does not answer either. */
    private void askWhatLateMeans(Effect.StartLook order, long sinceNanos) {
        ProbeRun question = new ProbeRun(tools.clock.nanoTime());
        Deadline deadline = Deadline.in(order.timeout(), question.orderedNanos);
        Reading plain =
                Reading.fail("timed-out", "no answer within " + order.timeout().toMillis() + " ms");
        question.handle = tools.scheduler.run(name + " late", () -> {
            Fence.Result<Reading> result = Fence.call(() -> probe.late(new ProbeContext(deadline, tools.clock)));
            tools.scheduler.after(Duration.ZERO, () -> {
                Reading reading = result.failure() == null ? readingOf(result) : plain;
                late(order, question, reading, sinceNanos);
                question.finished = true;
            });
        });
        tools.scheduler.after(order.timeout(), () -> {
            if (!question.finished && !question.answered) {
                question.giveUp(tools.abandoned);
            }
            late(order, question, plain, sinceNanos);
        });
    }

    private void late(Effect.StartLook order, ProbeRun question, Reading reading, long sinceNanos) {
        if (question.answered) {
            if (question.givenUp) {
                question.givenUp = false;
                tools.abandoned.returned();
            }
            return;
        }
        question.answered = true;
        answer(order.side(), order.generation(), reading, sinceNanos, tools.clock.nanoTime());
    }

    private void answer(Side side, Generation generation, Reading reading, long startedNanos, long endedNanos) {
        boolean ours = reading.failed() && tools.watchdog.pausedBetween(startedNanos, endedNanos);
        Reading seen = ours
                ? Reading.unknown("process-paused", "the process stood still while it was looked at")
                : reading.took(Duration.ofNanos(endedNanos - startedNanos));
        answer.accept(new Look(side, seen, generation, startedNanos, endedNanos));
    }

    private static Reading readingOf(Fence.Result<Reading> result) {
        Reading reading = result.value();
        if (reading != null) {
            return Fence.safe(reading);
        }
        return result.failure() == null
                ? Reading.unknown("no-result", "the probe said nothing")
                : Reading.fail(result.failure().code(), result.failure().text());
    }
}
