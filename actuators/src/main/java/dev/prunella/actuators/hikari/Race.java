// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a few at once, each on a daemon thread of its own, so that one that hangs holds up none of the others. Answers come in the
 * order in which they are given.
 */
final class Race<T> implements AutoCloseable {

    private final BlockingQueue<Answer<T>> answers = new LinkedBlockingQueue<>();
    private final HealingClock clock;
    private final Consumer<T> discard;
    private int running;
    private boolean over;

    /** @param discard is given what comes after the end of the race */
    Race(HealingClock clock, Consumer<T> discard) {
        this.clock = clock;
        this.discard = discard;
    }

    /**
     * What one of them said.
     *
     * @param runner its place in the list
     * @param value what it returned; null if it failed
     * @param failure what it threw; null if it returned
     */
    record Answer<T>(
            int runner, @Nullable T value, @Nullable Exception failure) {}

    void start(String name, List<Callable<T>> runners) {
        running = runners.size();
        for (int i = 0; i < runners.size(); i++) {
            int runner = i;
            SystemTime.daemon(name + "-" + i, () -> run(runner, runners.get(runner)))
                    .start();
        }
    }

    private void run(int runner, Callable<T> code) {
        Answer<T> answer;
        try {
            answer = new Answer<>(runner, code.call(), null);
        } catch (Exception e) {
            answer = new Answer<>(runner, null, e);
        }
        if (!arrives(answer) && answer.value() != null) {
            discard.accept(answer.value());
        }
    }

    private synchronized boolean arrives(Answer<T> answer) {
        return !over && answers.add(answer);
    }

    /** The next answer; null if all have answered, or none does by the deadline. */
    @Nullable
    Answer<T> next(Deadline deadline) throws InterruptedException {
        if (running == 0) {
            return null;
        }
        Duration patience = deadline.remaining(clock.nanoTime());
        Answer<T> answer = answers.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        running -= answer == null ? 0 : 1;
        return answer;
    }

    /** Nobody waits for the rest. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        answers.forEach(answer -> {
            if (answer.value() != null) {
                discard.accept(answer.value());
            }
        });
    }
}
