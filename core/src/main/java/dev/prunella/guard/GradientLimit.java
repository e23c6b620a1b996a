// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/**
 * Moves a limit by the gradient of latency, in the line of TCP Vegas and Netflix's gradient limits: while calls take as long as they do
 * without a queue there is room for more, and as they take longer the limit falls in proportion.
 *
 * <p>Two known flaws are answered. <em>Drift</em>: a base that is a long average rises with the overload that it should reveal; here it
 * is the least median of a while, and when that while has passed under load the limit is drawn in for one look, so that the base is
 * measured anew without a queue. <em>Growth under overload</em>: a limit that nobody uses says nothing about room, so it grows only if
 * it was used by half; and what fails for lack of room, or by a good part, takes it down whatever the latency says. Not safe for several
 * threads.
 */
final class GradientLimit {

    /** Latency may be this much over its base before the limit falls. */
    private static final double TOLERANCE = 1.5;

    private static final double LEAST_GRADIENT = 0.5;
    private static final double SMOOTHING = 0.3;
    private static final double BACK_OFF = 0.8;
    /** From this share of failures on the limit falls. */
    private static final double MANY_FAILURES = 0.1;
    /** A median of fewer calls says little. */
    private static final int FEWEST_SAMPLES = 10;
    /** Looks until the base is measured anew. */
    private static final int BASE_LIFE = 60;

    private final LimitPolicy policy;
    private double limit;
    private long baseNanos = Long.MAX_VALUE;
    private int baseAge;
    private double before;

    GradientLimit(LimitPolicy policy) {
        this.policy = policy;
        limit = policy.initial();
    }

    /**
     * What happened between two looks.
     *
     * @param medianNanos of the calls that ended
     * @param samples how many those were
     * @param failed of them
     * @param peak the most that were under way at once
     */
    record Look(long medianNanos, long samples, long failed, int peak) {}

    /** The limit from now on. */
    int next(Look look) {
        if (policy.least() == policy.most() || look.samples < FEWEST_SAMPLES) {
            return rounded();
        }
        if (look.failed > look.samples * MANY_FAILURES) {
            limit = bounded(Math.min(limit, look.peak) * BACK_OFF);
        } else if (before > 0) {
            baseNanos = look.medianNanos;
            limit = before;
            before = 0;
        } else {
            follow(look);
        }
        return rounded();
    }

    /** More is asked of what is behind than it can do: the limit is half of what is under way at most. */
    int drawIn(int underWay) {
        limit = bounded(Math.min(limit, underWay) / 2);
        before = 0;
        return rounded();
    }

    private void follow(Look look) {
        baseNanos = Math.min(baseNanos, look.medianNanos);
        double gradient = Math.max(LEAST_GRADIENT, Math.min(1, TOLERANCE * baseNanos / look.medianNanos));
        double wanted = limit * gradient + Math.sqrt(limit);
        boolean used = look.peak * 2 >= limit;
        if (wanted < limit || used) {
            limit = bounded(limit + SMOOTHING * (wanted - limit));
        }
        baseAge++;
        if (baseAge >= BASE_LIFE) {
            baseAge = 0;
            before = limit;
            limit = bounded(Math.sqrt(limit));
        }
    }

    private double bounded(double value) {
        return Math.max(policy.least(), Math.min(policy.most(), value));
    }

    private int rounded() {
        return (int) limit;
    }
}
