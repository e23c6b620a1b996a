// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
import dev.prunella.model.SafeText;
import dev.prunella.time.HealingClock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before something that is called, and learns from what becomes of the calls. A call that succeeds costs one atomic add: no clock
 * is read but for one in 32, nothing is allocated, no lock is taken. Failures wake the probes of the target behind it; many of them, or
 * its diagnosis, open the breaker, and probes decide when it lets calls through again.
 *
 * <p>It throws only what the call throws, and {@link GuardRejectedException} where it lets a call not through. Safe for use by any number
 * of threads, virtual ones too. When its supervisor is closed calls pass as if it were not there.
 */
public final class Guard {

    private final GuardSpec spec;
    private final GuardPort port;
    private final HealingClock clock;
    private final Stripes stripes;
    private final LatencyBuckets latency;
    private final Breaker breaker;
    private final Outcomes outcomes;
    private final Gate gate;
    private final Retrier retrier;
    /** Null where no call is too slow. */
    private final @Nullable CoarseClock coarse;

    private final long slowBeats;
    private final AsyncCalls async;

    Guard(GuardControl.Parts parts) {
        spec = parts.spec();
        port = parts.port();
        clock = port.clock();
        stripes = parts.stripes();
        latency = parts.latency();
        breaker = parts.breaker();
        outcomes = parts.outcomes();
        gate = parts.gate();
        retrier = parts.retrier();
        long slowNanos = spec.breaker().slowAfter().toNanos();
        coarse = slowNanos == 0 ? null : port.coarseClock();
        slowBeats = 1 + slowNanos / CoarseClock.BEAT_NANOS;
        async = new AsyncCalls(spec, port, breaker, gate, retrier);
    }

    /** Begins the description of a guard of this name: 1 to 100 characters. */
    public static GuardBuilder named(String name) {
        return new GuardBuilder(name);
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /** The name of the target behind it. */
    public String target() {
        return spec.target();
    }

    /**
     * Makes a call once.
     *
     * @throws E as the call
     * @throws GuardRejectedException if it is not let through: nothing was called then
     */
    public <T extends @Nullable Object, E extends Exception> T call(Call<T, E> call) throws E {
        return attempt(CallOptions.plain(), call);
    }

    /**
     * Makes a call, and makes it again when it failed, if the options say that it may be and the retry budget allows it; waits in between
     * on the calling thread, and no longer once that is interrupted or the breaker opens.
     *
     * @throws E as the last attempt
     * @throws GuardRejectedException if an attempt is not let through
     */
    public <T extends @Nullable Object, E extends Exception> T call(CallOptions options, Call<T, E> call) throws E {
        if (!options.isIdempotent()) {
            return attempt(options, call);
        }
        long endNanos = retrier.endOf(options);
        Retrier.@Nullable Course course = null;
        while (true) {
            try {
                return attempt(options, call);
            } catch (Throwable thrown) {
                course = Retrier.begin(course);
                if (isMine(thrown) || !again(course, options, endNanos, thrown)) {
                    throw thrown;
                }
            }
        }
    }

    private boolean again(Retrier.Course course, CallOptions options, long endNanos, Throwable thrown) {
        long wait = retrier.next(course, options, endNanos, spec.classify(thrown));
        return wait != Retrier.NEVER && retrier.pause(wait);
    }

    private boolean isMine(Throwable thrown) {
        return thrown instanceof GuardRejectedException rejected
                && rejected.guard().equals(spec.name());
    }

    private <T extends @Nullable Object, E extends Exception> T attempt(CallOptions options, Call<T, E> call) throws E {
        Position at = breaker.position();
        if (!at.straight()) {
            return aside(options, at, call);
        }
        int row = stripes.row();
        boolean sampled = stripes.sampled(row);
        long beganNanos = sampled ? clock.nanoTime() : 0;
        long beat = coarse == null ? 0 : coarse.beats();
        T result;
        try {
            result = call.call();
        } catch (Throwable thrown) {
            outcomes.threw(at, row, thrown);
            ifSlow(at, row, beat);
            throw thrown;
        }
        stripes.add(row, Stripes.OK);
        ifSlow(at, row, beat);
        if (sampled) {
            latency.add(clock.nanoTime() - beganNanos);
        }
        return result;
    }

    /** Whatever came of it. */
    private void ifSlow(Position began, int row, long beat) {
        if (coarse != null && coarse.beats() - beat >= slowBeats) {
            outcomes.slow(began, row);
        }
    }

    private <T extends @Nullable Object, E extends Exception> T aside(CallOptions options, Position at, Call<T, E> call)
            throws E {
        Gate.Pass pass = gate.enter(options, at);
        T result;
        try {
            result = call.call();
        } catch (Throwable thrown) {
            gate.threw(pass, thrown);
            throw thrown;
        }
        gate.returned(pass);
        return result;
    }

    /**
     * Begins a call whose result comes later, and begins it again as {@link #call(CallOptions, Call)} does; waits hold no thread. It ends
     * when the stage does; one that never ends holds its place of a limit for ever.
     *
     * @param call begins it, at once on this thread and each next time on one of the supervisor's workers
     * @return completes as the last attempt, or with {@link GuardRejectedException}; this method itself throws nothing
     */
    public <T extends @Nullable Object> CompletionStage<T> callAsync(
            CallOptions options, Supplier<? extends CompletionStage<T>> call) {
        return async.call(options, call);
    }

    /** The same task behind this guard. */
    public Runnable around(Runnable task) {
        return () -> call(() -> {
            task.run();
            return true;
        });
    }

    /** The same task behind this guard. */
    public <T extends @Nullable Object> Callable<T> around(Callable<T> task) {
        return () -> call(task::call);
    }

    /**
     * The same executor, whose tasks run behind this guard. While the breaker is open a task is turned away when it is handed over, with
     * {@link GuardRejectedException}; so is one when it begins, and its future tells. That the executor has no room counts as {@link
     * CallOutcome#REJECTED}. Its life stays the owner's: shutting down the result shuts down the executor.
     */
    public ExecutorService around(ExecutorService executor) {
        return new GuardedExecutor(this, executor);
    }

    /** Throws if no call would be let through now. */
    void requirePassage() {
        Position at = breaker.position();
        if (at.state() == BreakerState.OPEN || at.state() == BreakerState.FORCED_OPEN) {
            gate.enter(CallOptions.plain(), at);
        }
    }

    /** Something behind the guard had no room for a call that never began. */
    void hadNoRoom(Throwable thrown) {
        outcomes.threw(breaker.position(), stripes.row(), thrown);
    }

    /** Lets no call through until a person says otherwise, also over a restart where the trail outlives the process. */
    public void forceOpen(Actor actor, String why) {
        set(BreakerState.FORCED_OPEN, actor, why);
    }

    /** Lets calls through, whatever becomes of them, until a person says otherwise, as {@link #forceOpen}; they are counted. */
    public void forceClosed(Actor actor, String why) {
        set(BreakerState.FORCED_CLOSED, actor, why);
    }

    /** Lets calls through as if the guard were not there, until a person says otherwise, as {@link #forceOpen}. */
    public void disable(Actor actor, String why) {
        set(BreakerState.DISABLED, actor, why);
    }

    /** Closes the breaker and gives it back to automation. */
    public void automatic(Actor actor) {
        set(BreakerState.CLOSED, actor, "automation decides again");
    }

    /** One person at a time, so that what is recorded last is what holds. */
    private synchronized void set(BreakerState state, Actor actor, String why) {
        String safe = SafeText.of(why);
        breaker.set(state, new Reason("by-a-person", actor + ": " + safe), clock.nanoTime());
        port.commanded(actor, spec.name(), state, safe);
    }
}
