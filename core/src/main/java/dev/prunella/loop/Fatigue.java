// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.BackoffPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much was tried lately: what cooldown and backoff are counted by.
 *
 * @param attempts since health last held long enough
 * @param backoffEndsNanos before this no further attempt is made
 * @param cooldownEndsNanos before this no new incident is acted on
 * @param healthySinceNanos since when health has held without a gap; null if it does not
 * @param seed the next draw of the jitter comes from it
 */
public record Fatigue(
        int attempts,
        long backoffEndsNanos,
        long cooldownEndsNanos,
        @Nullable Long healthySinceNanos,
        long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    static Fatigue fresh(long seed, long nowNanos) {
        return new Fatigue(0, nowNanos, nowNanos, null, seed);
    }

    /** After an attempt: the next one waits. */
    Fatigue attempted(BackoffPolicy policy, long nowNanos) {
        long next = seed + GOLDEN_GAMMA;
        long ends = nowNanos + policy.delayBefore(attempts + 2, mix(next)).toNanos();
        return new Fatigue(attempts + 1, ends, cooldownEndsNanos, null, next);
    }

    /** After an incident: the next one waits. */
    Fatigue cooling(long untilNanos) {
        return new Fatigue(attempts, backoffEndsNanos, untilNanos, healthySinceNanos, seed);
    }

    /** After an inside look that passed: long enough without a gap, and the count starts anew. */
    Fatigue passed(BackoffPolicy policy, long nowNanos) {
        long since = healthySinceNanos == null ? nowNanos : healthySinceNanos;
        int left = nowNanos - since >= policy.resetAfter().toNanos() ? 0 : attempts;
        return new Fatigue(left, backoffEndsNanos, cooldownEndsNanos, since, seed);
    }

    /** As an earlier run of the process left it. */
    Fatigue restored(int earlierAttempts, long backoffUntilNanos, long cooldownUntilNanos) {
        return new Fatigue(earlierAttempts, backoffUntilNanos, cooldownUntilNanos, healthySinceNanos, seed);
    }

    /** After a gap in health. */
    Fatigue interrupted() {
        return new Fatigue(attempts, backoffEndsNanos, cooldownEndsNanos, null, seed);
    }

    /** A span plus up to as much again: different for every target and moment, the same for the same ones. */
    long spread(Duration span, long nowNanos) {
        double unit = (mix(seed + nowNanos) >>> 11) * 0x1.0p-53;
        return (long) (span.toNanos() * (1 + unit));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
