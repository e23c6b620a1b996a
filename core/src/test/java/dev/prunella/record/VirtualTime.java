// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;

/** Clock and scheduler of one thread: timers run when time is advanced, lanes when they are told to. */
final class VirtualTime implements HealingClock, HealingScheduler {

    private record Timer(long due, long order, Runnable task) {}

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::order));
    private final ArrayDeque<Runnable> laneTasks = new ArrayDeque<>();
    private long nanos;
    private long order;
    private boolean laneClosed;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant wallTime() {
        return Instant.parse("2026-11-24T03:00:00Z").plusNanos(nanos);
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        Timer timer = new Timer(nanos + delay.toNanos(), order++, task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    @Override
    public Run run(String name, Runnable work) {
        throw new UnsupportedOperationException("the trail runs no user code");
    }

    @Override
    public Lane lane(String name) {
        return new Lane() {
            @Override
            public boolean offer(Runnable task) {
                return !laneClosed && laneTasks.add(task);
            }

            @Override
            public int waiting() {
                return laneTasks.size();
            }
        };
    }

    @Override
    public List<String> close(Duration patience) {
        laneClosed = true;
        return List.of();
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        runLane();
        advance(patience);
        return stage.toCompletableFuture().isDone();
    }

    int timers() {
        return timers.size();
    }

    void runLane() {
        while (!laneTasks.isEmpty()) {
            laneTasks.remove().run();
        }
    }

    void advance(Duration by) {
        long until = nanos + by.toNanos();
        while (!timers.isEmpty() && timers.element().due() <= until) {
            Timer timer = timers.remove();
            nanos = Math.max(nanos, timer.due());
            timer.task().run();
        }
        nanos = until;
    }
}
