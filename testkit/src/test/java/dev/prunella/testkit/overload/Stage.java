// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where a run takes place.
 *
 * @param clock its time
 * @param scheduler its timers
 * @param randomness its chance
 * @param passing lets time pass
 */
record Stage(HealingClock clock, HealingScheduler scheduler, Randomness randomness, Consumer<Duration> passing) {

    static Stage of(FakeTime time) {
        return new Stage(time, time, time.randomness(), time::advance);
    }

    static Stage real() {
        HealingScheduler scheduler = SystemTime.scheduler();
        return new Stage(
                SystemTime.clock(),
                scheduler,
                SystemTime.randomness(),
                span -> scheduler.await(new CompletableFuture<Void>(), span));
    }

    void pass(Duration span) {
        passing.accept(span);
    }
}
