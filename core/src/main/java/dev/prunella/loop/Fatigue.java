// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.BackoffPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How much was tried lately: what cooldown and backoff are counted by.
 *
 * @param attempts since health last held long enough
 * @param backoffEndsNanos before this no further attempt is made
 * @param cooldownEndsNanos before this no new incident is acted on
 * @param holds whether health has held without a gap since the last look that passed
 * @param healthySinceNanos since when it has held; 0 and meaningless if it does not
 * @param processEnds keys of the attempts that were to end the process since health last held long enough
 * @param seed the next draw of the jitter comes from it
 */
public record Fatigue(
        int attempts,
        long backoffEndsNanos,
        long cooldownEndsNanos,
        boolean holds,
        long healthySinceNanos,
        Set<String> processEnds,
        long seed) {

    /** Keeps a copy. */
    public Fatigue {
        processEnds = Set.copyOf(processEnds);
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    static Fatigue fresh(long seed, long nowNanos) {
        return new Fatigue(0, nowNanos, nowNanos, false, 0, Set.of(), seed);
    }

    /** After an attempt: the next one waits. */
    Fatigue attempted(BackoffPolicy policy, long nowNanos) {
        long next = seed + GOLDEN_GAMMA;
        long ends = nowNanos + policy.delayBefore(attempts + 2, mix(next)).toNanos();
        return new Fatigue(attempts + 1, ends, cooldownEndsNanos, false, 0, processEnds, next);
    }

    /** After an incident: the next one waits. */
    Fatigue cooling(long untilNanos) {
        return new Fatigue(attempts, backoffEndsNanos, untilNanos, holds, healthySinceNanos, processEnds, seed);
    }

    /** After an inside look that passed: long enough without a gap, and the count starts anew. */
    Fatigue passed(BackoffPolicy policy, long nowNanos) {
        long since = holds ? healthySinceNanos : nowNanos;
        boolean steady = nowNanos - since >= policy.resetAfter().toNanos();
        boolean rested = attempts == 0 && processEnds.isEmpty();
        if (holds && (rested || !steady)) {
            return this; // as after nearly every look of a target that is well
        }
        return new Fatigue(
                steady ? 0 : attempts,
                backoffEndsNanos,
                cooldownEndsNanos,
                true,
                since,
                steady ? Set.of() : processEnds,
                seed);
    }

    /** As an earlier run of the process left it. */
    Fatigue restored(TargetEvent.Restored earlier) {
        return new Fatigue(
                earlier.attempts(),
                earlier.backoffEndsNanos(),
                earlier.cooldownEndsNanos(),
                holds,
                healthySinceNanos,
                earlier.processEnds(),
                seed);
    }

    /** An attempt begins that is to end the process. */
    Fatigue ending(String attemptKey) {
        Set<String> more = new HashSet<>(processEnds);
        more.add(attemptKey);
        return withProcessEnds(more);
    }

    /** An attempt did not begin after all. */
    Fatigue spared(String attemptKey) {
        Set<String> fewer = new HashSet<>(processEnds);
        return fewer.remove(attemptKey) ? withProcessEnds(fewer) : this;
    }

    private Fatigue withProcessEnds(Set<String> others) {
        return new Fatigue(attempts, backoffEndsNanos, cooldownEndsNanos, holds, healthySinceNanos, others, seed);
    }

    /** After a gap in health. */
    Fatigue interrupted() {
        return new Fatigue(attempts, backoffEndsNanos, cooldownEndsNanos, false, 0, processEnds, seed);
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
