// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * User code that looks at a target. Runs on a worker thread, never twice at a time. It may block up to its deadline; what it
 * throws, a null and a run past the deadline count as a FAIL. It must not change what it looks at.
 */
@FunctionalInterface
public interface Probe {

    /**
     * Takes one look.
     *
     * @throws Exception when the target did not do what was asked of it: counts as a FAIL with code {@code threw}
     */
    Reading look(ProbeContext context) throws Exception;

    /**
     * What it means that a look has missed its deadline; asked on another worker, under a deadline of its own. A probe that can
     * tell a busy target from a sick one answers UNKNOWN here.
     *
     * @param context of this question, not of the look that is late
     * @return a FAIL with code {@code timed-out} by default
     * @throws Exception counts as that default
     */
    default Reading late(ProbeContext context) throws Exception {
        return Reading.fail("timed-out", "no answer before the deadline");
    }

    /** A probe that passes when {@code healthy} says so and fails with code {@code unhealthy} otherwise. */
    static Probe check(HealthCheck healthy) {
        return context -> healthy.healthy() ? Reading.pass() : Reading.fail("unhealthy", "the check said no");
    }

    /**
     * A probe that fails with code {@code stalled} when work is pending and the count of what is done has not moved for
     * {@code patience}.
     *
     * @param done a count that only grows while the target works
     * @param pending how much work waits; zero or less means that there is nothing to do
     * @param patience more than zero
     */
    static Probe progress(LongSupplier done, LongSupplier pending, Duration patience) {
        return new ProgressProbe(done, pending, patience);
    }

    /** A yes or no of the application. */
    @FunctionalInterface
    interface HealthCheck {
        /**
         * Whether it is well.
         *
         * @throws Exception means no
         */
        boolean healthy() throws Exception;
    }
}
