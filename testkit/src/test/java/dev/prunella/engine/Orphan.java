// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CoarseClock;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardControl;
import dev.prunella.guard.GuardPort;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import org.jspecify.annotations.Nullable;

/** A guard whose supervisor never beats. */
final class Orphan implements GuardPort {

    private final FakeTime time;
    private final CoarseClock coarse = new CoarseClock();

    private Orphan(FakeTime time) {
        this.time = time;
    }

    static Guard guard(FakeTime time) {
        return new GuardControl(Guard.named("orphan"), new Orphan(time)).guard();
    }

    @Override
    public HealingClock clock() {
        return time;
    }

    @Override
    public HealingScheduler scheduler() {
        return time;
    }

    @Override
    public Randomness randomness() {
        return time.randomness();
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
        return null;
    }

    @Override
    public boolean isOverloaded(String target) {
        return false;
    }

    @Override
    public void noticed(String target, Reason reason) {}

    @Override
    public void commanded(Actor actor, String guard, BreakerState state, String why) {}

    @Override
    public void told(String target, String guard, Reason what) {}
}
