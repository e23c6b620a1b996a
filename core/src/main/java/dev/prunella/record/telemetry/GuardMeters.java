// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.guard.BreakerState;
import dev.prunella.guard.GuardControl;
import dev.prunella.guard.GuardStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of guards, for the first {@value #MOST_GUARDS} of them: the counters that a guard keeps anyway, read when somebody asks.
 * Confined to a lane but for what its gauges read.
 */
final class GuardMeters {

    static final int MOST_GUARDS = 200;

    private final Shelf shelf;
    private final SupervisorView supervisor;
    /** Held here, since a registry holds what it reads weakly. */
    private final Map<String, GuardControl> metered = new HashMap<>();

    GuardMeters(MeterRegistry registry, SupervisorView supervisor) {
        shelf = new Shelf(registry);
        this.supervisor = supervisor;
    }

    void follow() {
        for (GuardControl guard : supervisor.guardControls()) {
            String name = guard.guard().name();
            if (metered.size() < MOST_GUARDS && metered.putIfAbsent(name, guard) == null) {
                publish(guard, Tags.of("guard", name));
            }
        }
    }

    private void publish(GuardControl guard, Tags tags) {
        outcome(guard, tags, "ok", ever -> ever.ok());
        outcome(guard, tags, "failed", ever -> ever.failed());
        outcome(guard, tags, "ignored", ever -> ever.ignored());
        count(HealingMeter.GUARD_RETRIES, guard, tags, ever -> ever.retried());
        count(HealingMeter.GUARD_SHED, guard, tags, ever -> ever.shed());
        count(HealingMeter.GUARD_SLOW, guard, tags, ever -> ever.slow());
        for (BreakerState state : BreakerState.values()) {
            shelf.gauge(
                    HealingMeter.GUARD_STATE,
                    tags.and("state", MeterRow.word(state)),
                    guard,
                    each -> each.state() == state ? 1 : 0);
        }
        shelf.timeGauge(
                HealingMeter.GUARD_LATENCY,
                tags.and("quantile", "0.5"),
                guard,
                each -> nanos(each.status().median()));
        shelf.timeGauge(
                HealingMeter.GUARD_LATENCY,
                tags.and("quantile", "0.99"),
                guard,
                each -> nanos(each.status().p99()));
        shelf.gauge(HealingMeter.GUARD_LIMIT, tags, guard, each -> each.status().limit());
    }

    private void outcome(GuardControl guard, Tags tags, String word, ToLongFunction<GuardStatus.Calls> number) {
        count(HealingMeter.GUARD_CALLS, guard, tags.and("outcome", word), number);
    }

    private void count(HealingMeter meter, GuardControl guard, Tags tags, ToLongFunction<GuardStatus.Calls> number) {
        shelf.functionCounter(meter, tags, guard, each -> number.applyAsLong(each.ever()));
    }

    private static double nanos(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toNanos();
    }
}
