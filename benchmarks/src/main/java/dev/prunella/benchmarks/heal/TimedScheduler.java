// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes when each probe and each action ran. */
final class TimedScheduler implements HealingScheduler {

    private final HealingScheduler real;
    private final Queue<Timed> runs = new ConcurrentLinkedQueue<>();

    TimedScheduler(HealingScheduler real) {
        this.real = real;
    }

    /**
     * A run of a probe or an action.
     *
     * @param name the target, and which probe or action
     * @param orderedNanos when it was handed over
     * @param beganNanos when a worker took it
     * @param endedNanos when it returned
     */
    record Timed(String name, long orderedNanos, long beganNanos, long endedNanos) {}

    List<Timed> runs() {
        return List.copyOf(runs);
    }

    @Override
    public Run run(String name, Runnable work) {
        long ordered = System.nanoTime();
        return real.run(name, () -> {
            long began = System.nanoTime();
            try {
                work.run();
            } finally {
                runs.add(new Timed(name, ordered, began, System.nanoTime()));
            }
        });
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return real.after(delay, task);
    }

    @Override
    public Lane lane(String name) {
        return real.lane(name);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return real.await(stage, patience);
    }

    @Override
    public List<String> close(Duration patience) {
        return real.close(patience);
    }
}
