// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.model.Reason;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongSupplier;

/**
 * Looks at an executor or a scheduler from the inside, by its own counts and by a task that does nothing.
 *
 * <p>It fails with code {@code stalled} when work waits that could begin and nothing has been completed for the patience of its watch,
 * and with code {@code saturated} when for as long the queue was nine tenths full with no worker to add, tasks were rejected, or a task
 * waited to begin. A shorter burst passes, and so does a worker that is busy for hours while others get on. One that was shut down
 * is UNKNOWN.
 *
 * <p>A look waits 50 ms at the most for the executor. It starts no thread, and the task that it may hand over is like any other to the
 * executor: it is decorated, seen by {@code beforeExecute} and counted.
 */
public final class ExecutorProbe implements Probe {

    private final ThreadPoolExecutor executor;
    private final Probe progress;
    private final Saturation saturation;
    private final Canary canary;
    private volatile ExecutorSeen seen;

    private ExecutorProbe(ThreadPoolExecutor executor, ExecutorWatch watch, LongSupplier rejected) {
        this.executor = executor;
        canary = new Canary(executor, watch.canary());
        saturation = new Saturation(watch.patience(), rejected);
        seen = ExecutorSeen.of(executor);
        progress = Probe.progress(() -> seen.completed(), () -> seen.queued(), watch.patience());
    }

    /** A probe of this executor, which does not see the tasks that it rejects; {@link ExecutorRecipes} makes one that does. */
    public static ExecutorProbe of(ThreadPoolExecutor executor, ExecutorWatch watch) {
        return of(executor, watch, () -> 0);
    }

    static ExecutorProbe of(ThreadPoolExecutor executor, ExecutorWatch watch, LongSupplier rejected) {
        return new ExecutorProbe(executor, watch, rejected);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        if (executor.isShutdown()) {
            return Reading.unknown(ExecutorReadings.SHUT_DOWN, "the executor was shut down");
        }
        ExecutorSeen now = ExecutorSeen.of(executor);
        seen = now;
        canary.look(now, context);
        String tooMuch = saturation.look(now, canary, context.clock().nanoTime());
        Reading moving = progress.look(context);
        if (moving.failed()) {
            return moving.because(stalled(now, moving));
        }
        return tooMuch == null
                ? moving
                : Reading.fail(ExecutorReadings.SATURATED, tooMuch).measuring(now.queued(), "queued");
    }

    private static Reason stalled(ExecutorSeen now, Reading moving) {
        String text = moving.reason() == null ? "" : moving.reason().text();
        return Reason.of(ExecutorReadings.STALLED, "%s: %d of %d workers are busy", text, now.busy(), now.workers());
    }
}
