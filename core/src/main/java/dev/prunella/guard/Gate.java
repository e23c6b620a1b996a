// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.guard.GuardRejectedException.Why;
import dev.prunella.model.Reason;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls that do not pass straight: those that are turned away, on trial, timed, limited or throttled. Each is asked here before it
 * begins and told here when it ended.
 */
final class Gate {

    /** If the supervisor has not beaten for so long nobody decides any more when an open breaker lets calls on trial. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    private final GuardSpec spec;
    private final HealingClock clock;
    private final Stripes stripes;
    private final LatencyBuckets latency;
    private final Breaker breaker;
    private final Outcomes outcomes;
    private final @Nullable ConcurrencyLimit limit;
    private final @Nullable Throttle throttle;
    private volatile long beatNanos;

    Gate(
            GuardSpec spec,
            HealingClock clock,
            Stripes stripes,
            LatencyBuckets latency,
            Breaker breaker,
            Outcomes outcomes) {
        this.spec = spec;
        this.clock = clock;
        this.stripes = stripes;
        this.latency = latency;
        this.breaker = breaker;
        this.outcomes = outcomes;
        limit = spec.limit() == null ? null : new ConcurrencyLimit(spec.limit().initial());
        throttle = spec.throttle() == null ? null : new Throttle(spec.throttle(), clock);
        beatNanos = clock.nanoTime();
    }

    /**
     * A call that was let through.
     *
     * @param began where the breaker stood
     * @param sinceNanos when
     * @param trial its place among the calls on trial; {@link Trials#NONE} for none
     * @param counted whether its outcome is
     * @param limited whether it takes room of the limit
     */
    record Pass(Position began, long sinceNanos, int trial, boolean counted, boolean limited) {}

    /** Lets a call through, or throws. */
    Pass enter(CallOptions options, Position at) {
        if (at.state() == BreakerState.DISABLED) {
            return new Pass(at, 0, Trials.NONE, false, false);
        }
        if (at.state() == BreakerState.OPEN || at.state() == BreakerState.FORCED_OPEN) {
            return entersAnew(options, at);
        }
        if (throttle != null && !throttle.admits(options.client())) {
            throw reject(Stripes.THROTTLED, Why.THROTTLED, at);
        }
        long now = clock.nanoTime();
        Trials trials = at.trials();
        if (trials != null) {
            int place = trials.take(now);
            if (place == Trials.NONE) {
                throw reject(Stripes.OPENED, Why.TRIALS_TAKEN, at);
            }
            return new Pass(at, now, place, true, false);
        }
        if (limit != null && !limit.enter(options.priority())) {
            throw reject(Stripes.LIMITED, Why.LIMIT, at);
        }
        return new Pass(at, now, Trials.NONE, true, limit != null);
    }

    private Pass entersAnew(CallOptions options, Position at) {
        if (at.state() == BreakerState.OPEN && stripes.sampled(stripes.row()) && isDead()) {
            Reason why = Reason.of("nobody-decides", "the supervisor has not beaten for %s", DEAD_AFTER);
            breaker.halfOpen(at, why, clock.nanoTime());
            return enter(options, breaker.position());
        }
        throw reject(Stripes.OPENED, Why.OPEN, at);
    }

    private boolean isDead() {
        return clock.nanoTime() - beatNanos > DEAD_AFTER.toNanos();
    }

    private GuardRejectedException reject(int slot, Why why, Position at) {
        stripes.add(slot);
        return new GuardRejectedException(spec.name(), why, at.state());
    }

    /** The call gave a result. */
    void returned(Pass pass) {
        if (!pass.counted) {
            return;
        }
        int row = stripes.row();
        stripes.add(row, Stripes.OK);
        ended(pass, row);
        Trials trials = pass.began.trials();
        if (trials != null && ownsTrial(trials, pass)) {
            judge(pass.began, trials.passed());
        }
    }

    /** The call threw. */
    CallOutcome threw(Pass pass, Throwable thrown) {
        if (!pass.counted) {
            return spec.classify(thrown);
        }
        int row = stripes.row();
        CallOutcome outcome = outcomes.threw(pass.began, row, thrown);
        ended(pass, row);
        Trials trials = pass.began.trials();
        if (trials != null && ownsTrial(trials, pass) && outcome != CallOutcome.IGNORED) {
            judge(pass.began, trials.failed());
        }
        return outcome;
    }

    private void ended(Pass pass, int row) {
        if (pass.limited && limit != null) {
            limit.leave();
        }
        long nanos = clock.nanoTime() - pass.sinceNanos;
        latency.add(nanos);
        Duration bound = spec.breaker().slowAfter();
        if (!bound.isZero() && nanos > bound.toNanos()) {
            outcomes.slow(pass.began, row);
        }
    }

    private static boolean ownsTrial(Trials trials, Pass pass) {
        return trials.giveBack(pass.trial, trials.endOf(pass.sinceNanos));
    }

    private void judge(Position at, Trials.Verdict verdict) {
        if (verdict == Trials.Verdict.WELL) {
            breaker.close(at, Reason.of("trials-passed", "calls on trial passed"), clock.nanoTime());
        } else if (verdict == Trials.Verdict.ILL) {
            outcomes.open(at, Reason.of("trials-failed", "calls on trial failed"));
        }
    }

    /** The supervisor lives. */
    void beat(long nowNanos) {
        beatNanos = nowNanos;
    }

    @Nullable
    ConcurrencyLimit limit() {
        return limit;
    }
}
