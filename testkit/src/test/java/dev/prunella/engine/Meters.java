// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.record.telemetry.HealingMeter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import java.util.concurrent.TimeUnit;

/** Reads of a registry what a test wants to know; a meter that is not there is an error. */
record Meters(MeterRegistry registry) {

    double count(HealingMeter meter, String... tags) {
        return find(meter, tags).counter().count();
    }

    double gauge(HealingMeter meter, String... tags) {
        return find(meter, tags).gauge().value();
    }

    long times(HealingMeter meter, String... tags) {
        return find(meter, tags).timer().count();
    }

    double totalMillis(HealingMeter meter, String... tags) {
        return find(meter, tags).timer().totalTime(TimeUnit.MILLISECONDS);
    }

    double beats() {
        return find(HealingMeter.LOOP_BEATS).functionCounter().count();
    }

    double failures() {
        return find(HealingMeter.LISTENER_FAILURES).functionCounter().count();
    }

    /** How many meters carry this target's tag. */
    long of(String target) {
        return registry.getMeters().stream()
                .filter(meter -> isOf(meter, target))
                .count();
    }

    private static boolean isOf(Meter meter, String target) {
        return target.equals(meter.getId().getTag("target"));
    }

    private RequiredSearch find(HealingMeter meter, String... tags) {
        return registry.get(meter.meterName()).tags(tags);
    }
}
