// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Look;
import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.loop.Effect;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one probe of one target, never twice at a time, and answers each order with exactly one look. A run that misses its
 * deadline is not interrupted; while it is stuck each further deadline is one more missed look. Confined to the timer's thread
 * but for the probe itself.
 */
final class ProbeRunner {

    private static final Duration PROMPT = Duration.ofMillis(1);

    private final String name;
    private final Probe probe;
    private final Tools tools;
    private final Consumer<Look> answer;
    private @Nullable ProbeRun stuck;
    private @Nullable ProbeRun stuckQuestion;
    private @Nullable Reading lastSaid;
    private @Nullable Reading lastSafe;
    private volatile boolean stopped;

    ProbeRunner(String name, Probe probe, Tools tools, Consumer<Look> answer) {
        this.name = name;
        this.probe = probe;
        this.tools = tools;
        this.answer = answer;
    }

    /** What runs of probes need of the engine. */
    record Tools(HealingClock clock, HealingScheduler scheduler, AbandonedRuns abandoned, Watchdog watchdog) {}

    /** From any thread: no look begins any more, though one that runs may still end. */
    void stop() {
        stopped = true;
    }

    void start(Effect.StartLook order) {
        if (stopped) {
            return;
        }
        ProbeRun earlier = stuck;
        if (earlier != null && !earlier.ended()) {
            long now = tools.clock.nanoTime();
            tools.scheduler.after(order.timeout(), () -> stillStuck(order, now));
            return;
        }
        stuck = null;
        ProbeRun run = new ProbeRun(tools.clock.nanoTime());
        run.handle = tools.scheduler.run(name, () -> look(order, run));
        run.deadline = tools.scheduler.after(order.timeout(), () -> due(order, run));
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
        if (!run.begin(tools.clock.nanoTime())) {
            return;
        }
        Deadline deadline = Deadline.in(order.timeout(), run.beganNanos());
        Fence.Result<Reading> result = Fence.call(() -> probe.look(new ProbeContext(deadline, tools.clock)));
        long ended = tools.clock.nanoTime();
        tools.scheduler.after(Duration.ZERO, () -> finished(order, run, result, ended));
    }

    private void finished(Effect.StartLook order, ProbeRun run, Fence.Result<Reading> result, long endedNanos) {
        run.finish(tools.abandoned);
        if (!run.answered) {
            run.answered = true;
            run.deadline.cancel();
            Duration took = Duration.ofNanos(endedNanos - run.beganNanos());
            answer(order, readingOf(result, this::safely).took(took), run.orderedNanos, endedNanos);
        }
    }

    /** The wait for a worker is not the target's: a look that began late has its full time from then on. */
    private void due(Effect.StartLook order, ProbeRun run) {
        if (run.answered) {
            return;
        }
        if (run.callOff()) {
            run.answered = true;
            Reading reading = Reading.unknown("no-worker", "no worker was free before the deadline");
            answer(order, reading, run.orderedNanos, tools.clock.nanoTime());
            return;
        }
        Duration waited = Duration.ofNanos(run.beganNanos() - run.orderedNanos);
        if (waited.compareTo(PROMPT) > 0) {
            run.deadline = tools.scheduler.after(waited, () -> missed(order, run));
        } else {
            missed(order, run);
        }
    }

    private void missed(Effect.StartLook order, ProbeRun run) {
        if (run.answered) {
            return;
        }
        run.answered = true;
        stuck = run;
        run.giveUp(tools.abandoned);
        askWhatLateMeans(order, run.orderedNanos);
    }

    /** Asked of the probe on another worker, and answered for it when it does not answer either, then or the last time. */
    private void askWhatLateMeans(Effect.StartLook order, long sinceNanos) {
        if (stuckQuestion != null && !stuckQuestion.ended()) {
            answer(order, plainlyLate(order), sinceNanos, tools.clock.nanoTime());
            return;
        }
        ProbeRun question = new ProbeRun(tools.clock.nanoTime());
        stuckQuestion = question;
        question.handle = tools.scheduler.run(name + " late", () -> ask(order, question, sinceNanos));
        question.deadline = tools.scheduler.after(order.timeout(), () -> unanswered(order, question, sinceNanos));
    }

    private void ask(Effect.StartLook order, ProbeRun question, long sinceNanos) {
        if (!question.begin(tools.clock.nanoTime())) {
            return;
        }
        Deadline deadline = Deadline.in(order.timeout(), question.orderedNanos);
        Fence.Result<Reading> result = Fence.call(() -> probe.late(new ProbeContext(deadline, tools.clock)));
        Reading reading = result.failure() == null ? readingOf(result, Fence::safe) : plainlyLate(order);
        tools.scheduler.after(Duration.ZERO, () -> {
            question.finish(tools.abandoned);
            question.deadline.cancel();
            late(order, question, reading, sinceNanos);
        });
    }

    private void unanswered(Effect.StartLook order, ProbeRun question, long sinceNanos) {
        if (question.answered) {
            return;
        }
        if (!question.callOff()) {
            question.giveUp(tools.abandoned);
        }
        late(order, question, plainlyLate(order), sinceNanos);
    }

    private void late(Effect.StartLook order, ProbeRun question, Reading reading, long sinceNanos) {
        if (!question.answered) {
            question.answered = true;
            answer(order, reading, sinceNanos, tools.clock.nanoTime());
        }
    }

    private static Reading plainlyLate(Effect.StartLook order) {
        return Reading.fail("timed-out", "no answer within " + order.timeout().toMillis() + " ms");
    }

    /** A probe says the same again and again: its words are looked through when they change. */
    private Reading safely(Reading said) {
        Reading safe = lastSafe;
        if (safe == null || !said.equals(lastSaid)) {
            safe = Fence.safe(said);
            lastSaid = said;
            lastSafe = safe;
        }
        return safe;
    }

    private void answer(Effect.StartLook order, Reading reading, long startedNanos, long endedNanos) {
        boolean ours = reading.failed() && tools.watchdog.pausedBetween(startedNanos, endedNanos);
        Reading seen =
                ours ? Reading.unknown("process-paused", "the process stood still while it was looked at") : reading;
        answer.accept(new Look(order.side(), seen, order.generation(), startedNanos, endedNanos));
    }

    private static Reading readingOf(Fence.Result<Reading> result, UnaryOperator<Reading> safely) {
        Reading reading = result.value();
        if (reading != null) {
            return safely.apply(reading);
        }
        return result.failure() == null
                ? Reading.unknown("no-result", "the probe said nothing")
                : Reading.fail(result.failure().code(), result.failure().text());
    }
}
