// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.step.StepTimer;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What timers recorded that took no longer than a bucket of their histograms. Only histograms that keep what they held can be used: those
 * of a Prometheus registry do, those of Micrometer's own registries hold the last minutes alone. Safe for use by several threads.
 */
final class TimerWithin implements Sli.Source {

    private static final double NEAR = 1e-6;

    private final RegistryView registry;
    private final MeterQuery query;
    private final Duration within;
    /** By identity: a meter that is registered anew equals the one before. */
    private IdentityHashMap<Meter, SliReading.Counts> last = new IdentityHashMap<>();

    private boolean looked;
    private long good;
    private long total;

    TimerWithin(MeterRegistry registry, MeterQuery query, Duration within) {
        this.registry = new RegistryView(registry);
        this.query = query;
        this.within = within;
    }

    @Override
    public synchronized SliReading read() {
        if (registry.moved()) {
            last = new IdentityHashMap<>();
            looked = false;
        }
        String trouble = registry.trouble();
        List<Meter> found = registry.find(query);
        if (trouble.isEmpty() && found.size() > RegistryView.MOST_METERS) {
            trouble = "more than %d meters are %s".formatted(RegistryView.MOST_METERS, query);
        }
        if (!trouble.isEmpty()) {
            return SliReading.gap(trouble);
        }
        return found.isEmpty() ? missing() : add(found);
    }

    /** Those that are born later are known from their birth. */
    private SliReading missing() {
        looked = true;
        last = new IdentityHashMap<>();
        return SliReading.gap("there is no meter " + query);
    }

    private SliReading add(List<Meter> found) {
        IdentityHashMap<Meter, SliReading.Counts> seen = new IdentityHashMap<>();
        String trouble = "";
        for (Meter meter : found) {
            String wrong = wrongWith(meter);
            SliReading.Counts now = wrong.isEmpty() ? countsOf((Timer) meter) : null;
            if (now == null) {
                trouble = wrong.isEmpty() ? noBucket() : wrong;
                continue;
            }
            SliReading.Counts before = last.get(meter);
            if (before != null && (now.good() < before.good() || now.total() < before.total())) {
                trouble = "timer %s was reset".formatted(query);
            } else if (before != null || looked) {
                good += now.good() - (before == null ? 0 : before.good());
                total += now.total() - (before == null ? 0 : before.total());
            }
            seen.put(meter, now);
        }
        last = seen;
        looked = true;
        return trouble.isEmpty() ? SliReading.counts(good, total) : SliReading.gap(trouble);
    }

    private String wrongWith(Meter meter) {
        if (!(meter instanceof Timer)) {
            return "meter %s is no timer".formatted(query);
        }
        return meter.getClass() == CumulativeTimer.class || meter instanceof StepTimer
                ? "the histogram of timer %s forgets after minutes in this registry".formatted(query)
                : "";
    }

    private String noBucket() {
        return "timer %s has no bucket at %s: set serviceLevelObjectives".formatted(query, SloWords.span(within));
    }

    /** Null if it has no such bucket. The total is read first, as a snapshot does, and so may lack what the bucket has. */
    private SliReading.@Nullable Counts countsOf(Timer timer) {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        double sought = within.toNanos();
        for (CountAtBucket bucket : snapshot.histogramCounts()) {
            if (Math.abs(bucket.bucket(TimeUnit.NANOSECONDS) - sought) <= NEAR * sought) {
                return new SliReading.Counts((long) bucket.count(), snapshot.count());
            }
        }
        return null;
    }
}
