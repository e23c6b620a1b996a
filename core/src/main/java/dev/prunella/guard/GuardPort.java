// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import org.jspecify.annotations.Nullable;

/** What a guard sees of the supervisor that it belongs to. Safe for use by several threads; returns at once and never throws. */
public interface GuardPort {

    /** The clocks. */
    HealingClock clock();

    /** Timers and threads. */
    HealingScheduler scheduler();

    /** The source of chance. */
    Randomness randomness();

    /** Counts beats of 10 ms while anybody asks for it. */
    CoarseClock coarseClock();

    /** Whether a new reflex may have an effect: healing is not paused, and the target, if there is one, is not in SHADOW. */
    boolean mayReflex(String target);

    /** How the target of this name stands; null if none is supervised. */
    @Nullable
    Health health(String target);

    /** Whether the target of this name is diagnosed to have more to do than it can. */
    boolean isOverloaded(String target);

    /** Wakes the probes of the target, if there is one. */
    void noticed(String target, Reason reason);

    /** A person has set a guard, or with {@link BreakerState#CLOSED} gives it back to automation: to be remembered. */
    void commanded(Actor actor, String guard, BreakerState state, String why);

    /** Something happened to a guard that a person wants to read of. */
    void told(String target, String guard, Reason what);
}
