// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A supervisor of which time stands still unless it is moved, that runs nothing, and counts what it is told. */
final class Rig implements GuardPort, HealingClock, HealingScheduler {

    /** What a call throws here. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure() {
            super("failed", null, false, false);
        }
    }

    final AtomicInteger told = new AtomicInteger();
    volatile long now;
    volatile @Nullable Health health;
    /** Happens, once, while somebody asks how the target stands, and after that was looked up. */
    volatile @Nullable Runnable meanwhile;

    private final CoarseClock coarse = new CoarseClock();

    static Stripes stripes() {
        return new Stripes(2, () -> 0);
    }

    /** Time passes; for one thread at a time. */
    void pass(long nanos) {
        now = nanoTime() + nanos;
    }

    @Override
    public HealingClock clock() {
        return this;
    }

    @Override
    public HealingScheduler scheduler() {
        return this;
    }

    @Override
    public Randomness randomness() {
        return () -> 0;
    }

    @Override
    public CoarseClock coarseClock() {
        return coarse;
    }

    @Override
    public boolean mayReflex(String target) {
        return true;
    }

    @Override
    public @Nullable Health health(String target) {
        Health answer = health;
        Runnable next = meanwhile;
        if (next != null) {
            meanwhile = null;
            next.run();
        }
        return answer;
    }

    @Override
    public boolean isOverloaded(String target) {
        return false;
    }

    @Override
    public void commanded(Actor actor, String guard, BreakerState state, String why) {}

    @Override
    public void noticed(String target, Reason reason) {}

    @Override
    public void told(String target, String guard, Reason what) {
        told.incrementAndGet();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant wallTime() {
        return Instant.EPOCH;
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public Run run(String name, Runnable work) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public Lane lane(String name) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return true;
    }

    @Override
    public List<String> close(Duration patience) {
        return List.of();
    }
}
