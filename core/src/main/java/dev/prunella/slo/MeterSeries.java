// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

/**
 * Any meter of a Micrometer registry as a series of numbers, for a {@link dev.prunella.detect.SeriesWatch}: each call gives the next value.
 * NaN, a gap, is given while there is no such meter, so that a meter that has stopped is told as a signal that has stopped; while there are more
 * than 2,000; and, of what is counted, where all registries count by steps.
 *
 * <p>Each series is for one reader; safe for use by several threads.
 */
public final class MeterSeries implements DoubleSupplier {

    private static final double NANOS_A_SECOND = 1e9;

    private final ReentrantLock lock = new ReentrantLock();
    private final DoubleSupplier next;

    private MeterSeries(DoubleSupplier next) {
        this.next = next;
    }

    /** The sum of gauges as they are now: the length of a queue, connections in use. */
    public static MeterSeries gauge(MeterRegistry registry, MeterQuery query) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(registry, "registry");
        return new MeterSeries(() -> sumOfGauges(query.in(registry)));
    }

    /**
     * How many events counters, timers or summaries counted since the value before, a second; a gap the first time, and after one of them
     * was reset.
     */
    public static MeterSeries rate(MeterRegistry registry, MeterQuery query) {
        return rate(registry, query, SystemTime.clock());
    }

    /** The same by another clock. */
    public static MeterSeries rate(MeterRegistry registry, MeterQuery query, HealingClock clock) {
        return new MeterSeries(new Rate(new Counted(registry, query), clock));
    }

    /** The mean of what timers recorded since the value before, in milliseconds; a gap where they recorded nothing. */
    public static MeterSeries mean(MeterRegistry registry, MeterQuery query) {
        return new MeterSeries(new Mean(new Counted(registry, query)));
    }

    @Override
    public double getAsDouble() {
        lock.lock();
        try {
            return next.getAsDouble();
        } finally {
            lock.unlock();
        }
    }

    private static double sumOfGauges(List<Meter> meters) {
        double sum = meters.isEmpty() || meters.size() > RegistryView.MOST_METERS ? Double.NaN : 0;
        for (Meter meter : meters) {
            sum += valueOf(meter);
        }
        return sum;
    }

    private static double valueOf(Meter meter) {
        if (meter instanceof TimeGauge gauge) {
            return gauge.value(TimeUnit.MILLISECONDS);
        }
        return meter instanceof Gauge gauge ? gauge.value() : Double.NaN;
    }

    /** Meters that count from their birth on, in one registry that does not forget. */
    private static final class Counted {

        private final RegistryView registry;
        private final MeterQuery query;

        Counted(MeterRegistry registry, MeterQuery query) {
            this.registry = new RegistryView(Objects.requireNonNull(registry, "registry"));
            this.query = Objects.requireNonNull(query, "query");
        }

        boolean moved() {
            return registry.moved();
        }

        List<Meter> meters() {
            List<Meter> found = registry.find(query);
            return registry.trouble().isEmpty() && found.size() <= RegistryView.MOST_METERS ? found : List.of();
        }
    }

    /** By the clock, since readers come when they come. */
    private static final class Rate implements DoubleSupplier {

        private final Counted counted;
        private final HealingClock clock;
        private final MeterSum sum = new MeterSum();
        private double before = Double.NaN;
        private long beforeNanos;

        Rate(Counted counted, HealingClock clock) {
            this.counted = counted;
            this.clock = clock;
        }

        @Override
        public double getAsDouble() {
            if (counted.moved()) {
                sum.begin();
                before = Double.NaN;
            }
            List<Meter> meters = counted.meters();
            double now = sum.add(meters);
            long nowNanos = clock.nanoTime();
            boolean known = sum.sound() && !meters.isEmpty() && nowNanos > beforeNanos;
            double rate = known ? (now - before) * NANOS_A_SECOND / (nowNanos - beforeNanos) : Double.NaN;
            before = now;
            beforeNanos = nowNanos;
            return rate;
        }
    }

    private static final class Mean implements DoubleSupplier {

        private record Recorded(long count, double millis) {}

        /** By identity: a meter that is registered anew equals the one before. */
        private IdentityHashMap<Meter, Recorded> last = new IdentityHashMap<>();

        private final Counted counted;

        Mean(Counted counted) {
            this.counted = counted;
        }

        @Override
        public double getAsDouble() {
            IdentityHashMap<Meter, Recorded> seen = new IdentityHashMap<>();
            long count = 0;
            double millis = 0;
            for (Meter meter : counted.meters()) {
                if (meter instanceof Timer timer) {
                    Recorded now = new Recorded(timer.count(), timer.totalTime(TimeUnit.MILLISECONDS));
                    Recorded before = last.getOrDefault(meter, now);
                    boolean grows = now.count >= before.count;
                    count += grows ? now.count - before.count : 0;
                    millis += grows ? now.millis - before.millis : 0;
                    seen.put(meter, now);
                }
            }
            last = seen;
            return count == 0 ? Double.NaN : millis / count;
        }
    }
}
