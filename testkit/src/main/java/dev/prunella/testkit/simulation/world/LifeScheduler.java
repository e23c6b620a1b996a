// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Timers and threads of one process: nothing of it goes on when the process is dead, while time itself does. */
final class LifeScheduler implements HealingScheduler {

    private static final Duration CLOSING_STEP = Duration.ofMillis(10);
    private static final int RUNS_BEFORE_SWEEP = 64;

    private final FakeTime time;
    private final List<NamedRun> runs = new ArrayList<>();
    private boolean open = true;
    private boolean dead;

    LifeScheduler(FakeTime time) {
        this.time = time;
    }

    private record NamedRun(String name, Run run) {}

    boolean dead() {
        return dead;
    }

    /** The process is gone: what waits never begins, and what runs holds no place any more. */
    void die() {
        open = false;
        dead = true;
        runs.forEach(named -> named.run.abandon());
        runs.clear();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return open ? time.after(delay, () -> ifOpen(task)) : () -> {};
    }

    @Override
    public Run run(String name, Runnable work) {
        if (!open) {
            return new NeverBegun();
        }
        if (runs.size() >= RUNS_BEFORE_SWEEP) {
            runs.removeIf(named -> named.run.ended());
        }
        Run run = time.run(name, () -> ifOpen(work));
        runs.add(new NamedRun(name, run));
        return run;
    }

    @Override
    public Lane lane(String name) {
        Lane lane = time.lane(name);
        return new Lane() {
            @Override
            public boolean offer(Runnable task) {
                return open && lane.offer(() -> ifOpen(task));
            }

            @Override
            public int waiting() {
                return lane.waiting();
            }
        };
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return time.await(stage, patience);
    }

    @Override
    public List<String> close(Duration patience) {
        if (open) {
            open = false;
            runs.forEach(named -> named.run.interrupt());
            awaitWork(time.nanoTime() + patience.toNanos());
        }
        return names(() -> runs);
    }

    private void awaitWork(long untilNanos) {
        while (!names(() -> runs).isEmpty() && time.nanoTime() < untilNanos) {
            time.await(new CompletableFuture<Void>(), CLOSING_STEP);
        }
    }

    private static List<String> names(Supplier<List<NamedRun>> runs) {
        return runs.get().stream()
                .filter(named -> !named.run.ended())
                .map(NamedRun::name)
                .toList();
    }

    private void ifOpen(Runnable task) {
        if (open) {
            task.run();
        }
    }

    /** What a closed scheduler gives for work that it does not take. */
    private static final class NeverBegun implements Run {
        @Override
        public void interrupt() {
            // there is nothing to interrupt
        }

        @Override
        public void abandon() {
            // it holds no place
        }

        @Override
        public boolean ended() {
            return true;
        }
    }
}
