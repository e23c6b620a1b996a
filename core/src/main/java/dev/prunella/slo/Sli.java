// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A service level indicator: where the counts of good events and of all events come from, both of which only grow. It is read every
 * {@link SloTracker#TICK}; what cannot be read is a gap, neither good nor bad. A count that falls was reset, which is a gap too.
 */
public sealed interface Sli {

    /** Where it looks, for people. */
    String what();

    /**
     * The calls through a guard: good gave a result; those that failed after their last attempt, or were not let through, are not.
     * What the guard ignores does not count.
     */
    static Sli guard(String guard) {
        return new OfGuard(Objects.requireNonNull(guard, "guard"));
    }

    /**
     * The latency of calls through a guard: good took no longer than this. Counted are the calls that gave a result and whose time the
     * guard took, one in 32 of most guards, see {@code docs/guards.md}.
     *
     * @param within more than zero; held to within an eighth, in favour of the call
     */
    static Sli guardLatency(String guard, Duration within) {
        return new OfLatency(Objects.requireNonNull(guard, "guard"), positive(within));
    }

    /**
     * The availability of a target as its inside probe sees it, in slices of a {@link SloTracker#TICK}: bad is one in which a reading
     * failed, good one in which a reading passed and none failed. Readings that are UNKNOWN do not count. In slices, since a target is
     * looked at a hundred times as often while it is ill.
     */
    static Sli probe(String target) {
        return new OfProbe(Objects.requireNonNull(target, "target"));
    }

    /** The ratio of two counts of the application, which are read on a worker; one that throws or blocks is a gap. */
    static Sli ratio(LongSupplier good, LongSupplier total) {
        Objects.requireNonNull(good, "good");
        Objects.requireNonNull(total, "total");
        return of("counts of the application", () -> SliReading.counts(good.getAsLong(), total.getAsLong()));
    }

    /**
     * Any other source.
     *
     * @param what where it looks, for people
     * @param source read on a worker, by one thread at a time for each objective; one that throws, returns null or blocks is a gap
     */
    static Sli of(String what, Source source) {
        return new OfSource(Objects.requireNonNull(what, "what"), Objects.requireNonNull(source, "source"));
    }

    /** The ratio of two sums of meters, of which one counts what went well. Where no meter of either matches it is a gap. */
    static Sli goodMeters(MeterRegistry registry, MeterQuery good, MeterQuery total) {
        return of("good meters %s of %s".formatted(good, total), MeterRatio.ofGood(registry, good, total));
    }

    /**
     * The ratio of two sums of meters, of which one counts what failed. Where no meter of failures matches there were none yet; where no
     * meter of all events does it is a gap.
     */
    static Sli badMeters(MeterRegistry registry, MeterQuery bad, MeterQuery total) {
        return of("bad meters %s of %s".formatted(bad, total), MeterRatio.ofBad(registry, bad, total));
    }

    /**
     * The latency of what a timer records: good took no longer than this.
     *
     * @param within exactly a bucket of the timer's histogram, as {@code serviceLevelObjectives} sets one; where it has none, or its
     *     registry forgets what its histogram held, it is a gap that says so
     */
    static Sli timer(MeterRegistry registry, MeterQuery timer, Duration within) {
        return of(
                "timer %s within %s".formatted(timer, SloWords.span(within)),
                new TimerWithin(registry, timer, positive(within)));
    }

    private static Duration positive(Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("sli: within must be more than zero, got " + within);
        }
        return within;
    }

    /** Says what was counted; returns at once. */
    @FunctionalInterface
    interface Source {
        /**
         * What was counted up to now.
         *
         * @throws Exception is a gap
         */
        SliReading read() throws Exception;
    }

    /** Calls through a guard. */
    record OfGuard(String guard) implements Sli {
        @Override
        public String what() {
            return "calls of guard " + guard;
        }
    }

    /** Calls through a guard by their latency. */
    record OfLatency(String guard, Duration within) implements Sli {
        @Override
        public String what() {
            return "calls of guard %s within %s".formatted(guard, SloWords.span(within));
        }
    }

    /** The inside probe of a target. */
    record OfProbe(String target) implements Sli {
        @Override
        public String what() {
            return "probe of " + target;
        }
    }

    /** Anything that the application or a registry counts. */
    record OfSource(String what, Source source) implements Sli {}
}
