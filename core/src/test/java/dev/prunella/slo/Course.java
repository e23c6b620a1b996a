// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.slo.BurnAlert.Urgency;
import java.time.Duration;
import java.util.Set;

/** An objective through time, ten seconds a step. */
final class Course {

    static final Slo SLO = Slo.named("checkout")
            .measuredBy(Sli.of("things", () -> SliReading.gap("not read here")))
            .objective(0.999)
            .ownedBy("team")
            .build();

    private final Slo slo;
    private final SloTracker tracker;
    private long now = -7_000_000_000L;
    private long good = 12;
    private long total = 34;
    private double owed;
    private final int[] changes = new int[Slo.MOST_ALERTS];

    Course(Slo slo) {
        this.slo = slo;
        tracker = new SloTracker(slo, now);
        tracker.step(SliReading.counts(good, total), now);
    }

    SloStatus status() {
        return tracker.status(Set.of(), now);
    }

    boolean fires(int alert) {
        return status().alerts().get(alert).firing();
    }

    int changes(int alert) {
        return changes[alert];
    }

    void tick(long events, long bad) {
        total += events;
        good += events - bad;
        step(SliReading.counts(good, total));
    }

    private void step(SliReading reading) {
        now += SloTracker.TICK.toNanos();
        for (AlertState changed : tracker.step(reading, now)) {
            changes[slo.alerts().indexOf(changed.alert())]++;
        }
    }

    /** Each ten seconds so many events, of which this share fails. */
    void runs(Duration span, long events, double share) {
        for (long i = 0; i < span.dividedBy(SloTracker.TICK); i++) {
            owed += events * share;
            long bad = (long) owed;
            owed -= bad;
            tick(events, bad);
        }
    }

    /** How long it takes until somebody is told with this urgency. */
    Duration until(Urgency urgency, long events, double share) {
        for (int i = 1; i < 100_000; i++) {
            runs(SloTracker.TICK, events, share);
            if (status().firing() == urgency) {
                return SloTracker.TICK.multipliedBy(i);
            }
        }
        throw new AssertionError("nobody was told");
    }

    void gaps(Duration span) {
        for (long i = 0; i < span.dividedBy(SloTracker.TICK); i++) {
            step(SliReading.gap("nobody is there"));
        }
    }

    void standsStill(Duration span, long events, long bad) {
        now += span.minus(SloTracker.TICK).toNanos();
        tick(events, bad);
    }
}
