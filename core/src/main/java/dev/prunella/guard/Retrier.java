// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether, and when, a failed call is made again. */
final class Retrier {

    /** No further attempt. */
    static final long NEVER = -1;

    private final GuardSpec spec;
    private final GuardPort port;
    private final Stripes stripes;
    private final OutcomeWindow window;
    private final Breaker breaker;

    Retrier(GuardSpec spec, GuardPort port, Stripes stripes, OutcomeWindow window, Breaker breaker) {
        this.spec = spec;
        this.port = port;
        this.stripes = stripes;
        this.window = window;
        this.breaker = breaker;
    }

    /** One call through its attempts; made when the first one failed. For one thread at a time. */
    static final class Course {
        private int attempts = 1;
        private long lastWaitNanos;

        private Course() {}
    }

    /** When the caller's patience ends, on the monotonic clock; no reading of it where there is no bound. */
    long endOf(CallOptions options) {
        return options.within().isZero()
                ? 0
                : port.clock().nanoTime() + options.within().toNanos();
    }

    static Course begin(@Nullable Course before) {
        return before == null ? new Course() : before;
    }

    /**
     * How long to wait before the next attempt; {@link #NEVER} if there is to be none.
     *
     * @param endNanos when the caller's patience ends; of no meaning if the options set no bound
     */
    long next(Course course, CallOptions options, long endNanos, CallOutcome outcome) {
        RetryPolicy policy = spec.retry();
        boolean mayBe = options.isIdempotent() && outcome != CallOutcome.IGNORED && course.attempts < policy.attempts();
        if (!mayBe || !passes(breaker.position())) {
            return NEVER;
        }
        long wait = policy.waitNanos(course.lastWaitNanos, port.randomness().nextLong());
        boolean tooLate = !options.within().isZero() && port.clock().nanoTime() + wait - endNanos >= 0;
        if (tooLate || !spend(policy)) {
            return NEVER;
        }
        course.attempts++;
        course.lastWaitNanos = wait;
        return wait;
    }

    /** A retry is no trial: while it is half open only first calls may be tried. */
    private static boolean passes(Position at) {
        return at.state() == BreakerState.CLOSED
                || at.state() == BreakerState.FORCED_CLOSED
                || at.state() == BreakerState.DISABLED;
    }

    /** Looks and spends in one step: what fails fails for many at once, and all of them would find room left. */
    private boolean spend(RetryPolicy policy) {
        while (true) {
            long spent = stripes.sum(Stripes.RETRIED);
            Counts counts = window.read(breaker.position().tally());
            if (counts.retried() >= policy.budgetFloor() + policy.budgetShare() * counts.ok()) {
                return false;
            }
            if (stripes.addTo(spent, Stripes.RETRIED)) {
                return true;
            }
        }
    }

    /** Waits on the calling thread; false if it was interrupted, which its flag then tells. */
    boolean pause(long nanos) {
        HealingScheduler scheduler = port.scheduler();
        scheduler.await(new CompletableFuture<Void>(), Duration.ofNanos(nanos));
        return !Thread.currentThread().isInterrupted() && passes(breaker.position());
    }
}
