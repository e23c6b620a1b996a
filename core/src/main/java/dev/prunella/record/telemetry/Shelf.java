// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Registers meters and remembers them, so that they can be taken away together. What a gauge reads is held weakly by the
 * registry. A gauge of an earlier supervisor in the same registry gives way. Confined to a lane.
 */
final class Shelf {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    Shelf(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(HealingMeter meter, Tags tags) {
        return kept(Counter.builder(meter.meterName())
                .description(meter.description())
                .baseUnit(unit(meter))
                .tags(tags)
                .register(registry));
    }

    Timer timer(HealingMeter meter, Tags tags) {
        return kept(Timer.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .register(registry));
    }

    <T> void gauge(HealingMeter meter, Tags tags, T source, ToDoubleFunction<T> value) {
        giveWay(meter, tags, unit(meter));
        kept(Gauge.builder(meter.meterName(), source, value)
                .description(meter.description())
                .baseUnit(unit(meter))
                .tags(tags)
                .register(registry));
    }

    <T> void timeGauge(HealingMeter meter, T source, ToDoubleFunction<T> nanos) {
        timeGauge(meter, Tags.empty(), source, nanos);
    }

    <T> void functionCounter(HealingMeter meter, T source, ToDoubleFunction<T> count) {
        functionCounter(meter, Tags.empty(), source, count);
    }

    <T> void functionCounter(HealingMeter meter, Tags tags, T source, ToDoubleFunction<T> count) {
        giveWay(meter, tags, unit(meter));
        kept(FunctionCounter.builder(meter.meterName(), source, count)
                .description(meter.description())
                .baseUnit(unit(meter))
                .tags(tags)
                .register(registry));
    }

    <T> void timeGauge(HealingMeter meter, Tags tags, T source, ToDoubleFunction<T> nanos) {
        giveWay(meter, tags, null);
        kept(TimeGauge.builder(meter.meterName(), source, TimeUnit.NANOSECONDS, nanos)
                .description(meter.description())
                .tags(tags)
                .register(registry));
    }

    <T> void functionTimer(HealingMeter meter, T source, ToLongFunction<T> count, ToDoubleFunction<T> totalNanos) {
        giveWay(meter, Tags.empty(), null);
        kept(FunctionTimer.builder(meter.meterName(), source, count, totalNanos, TimeUnit.NANOSECONDS)
                .description(meter.description())
                .register(registry));
    }

    void clear() {
        meters.forEach(registry::remove);
        meters.clear();
    }

    /** A registry keeps the first function that it was given under a name, and what that reads may be long gone. */
    private void giveWay(HealingMeter meter, Tags tags, @Nullable String unit) {
        registry.removeByPreFilterId(new Meter.Id(meter.meterName(), tags, unit, meter.description(), meter.type()));
    }

    private <M extends Meter> M kept(M meter) {
        meters.add(meter);
        return meter;
    }

    private static @Nullable String unit(HealingMeter meter) {
        return meter.baseUnit().isEmpty() ? null : meter.baseUnit();
    }
}
