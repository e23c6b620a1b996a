// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.testkit.simulation.trace.Happening;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Where a run takes place: its time, which may go on while the process stands still, and the ear for what happens. */
final class Stage {

    private final FakeTime time;
    private final long seed;
    private final Consumer<Happening> ear;
    private final long originNanos;
    private long stoodStillNanos;

    Stage(FakeTime time, long seed, Consumer<Happening> ear) {
        this.time = time;
        this.seed = seed;
        this.ear = ear;
        originNanos = time.nanoTime();
    }

    FakeTime time() {
        return time;
    }

    /** Nanoseconds since the run began. */
    long now() {
        return time.nanoTime() - originNanos + stoodStillNanos;
    }

    void tell(Happening fact) {
        ear.accept(fact);
    }

    /** Time goes on without anything being done. */
    void standStill(Duration span) {
        stoodStillNanos += span.toNanos();
        tell(new Happening.StoodStill(now(), span.toNanos()));
    }

    void jumpWallClock(Duration by) {
        time.jumpWallClock(by);
        tell(new Happening.WallJumped(now(), by.toMillis()));
    }

    /** Bits that follow from the seed, a name and the moment. */
    long chance(String name) {
        long z = seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0xD1B54A32D192ED03L + now();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The clocks of a process; the monotonic one of each process has an origin of its own. */
    HealingClock clockOfProcess(int number) {
        long offsetNanos = number % 2 == 0 ? Long.MAX_VALUE - 1_000_000_000_000L : number * 7_000_000_000_000L;
        return new HealingClock() {
            @Override
            public long nanoTime() {
                return now() + offsetNanos;
            }

            @Override
            public Instant wallTime() {
                return time.wallTime().plusNanos(stoodStillNanos);
            }
        };
    }
}
