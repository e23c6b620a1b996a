// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.model.Severity;
import dev.prunella.slo.MeterQuery;
import dev.prunella.slo.Sli;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application may set under {@code prunella.slos.NAME}: one objective, measured by exactly one of guard, target, timer and meter.
 *
 * @param objective The share that has to go well, such as 0.999.
 * @param guard The guard whose calls are counted.
 * @param target The target whose probe is counted.
 * @param timer The timer whose records are counted, by its name in Micrometer; takes within.
 * @param meter The counter or timer whose events are counted, by its name in Micrometer; takes failed.
 * @param within How long a call may take to be good, with guard or timer; of a timer exactly one of its buckets.
 * @param tags The tags that a timer or meter must have.
 * @param failed The tags that those events of the meter have which failed.
 * @param window How long the error budget has to last, 1 h to 90 d.
 * @param owner The team that is told; without one it is prunella.owner, and without that the application.
 * @param severity How much it matters that the budget burns.
 * @param targets Names of the targets whose failure spends the budget; without any it is the one behind the guard or the probe.
 * @param minimumFailures How many failures there must be before anybody is told.
 */
public record SloProperties(
        @Nullable Double objective,
        @Nullable String guard,
        @Nullable String target,
        @Nullable String timer,
        @Nullable String meter,
        @Nullable Duration within,
        Map<String, String> tags,
        Map<String, String> failed,
        @Nullable Duration window,
        @Nullable String owner,
        @Nullable Severity severity,
        List<String> targets,
        @Nullable Integer minimumFailures) {

    private static final String SOURCES = "exactly one of guard, target, timer and meter must be set";

    /** Keeps copies. A blank name is none. */
    public SloProperties {
        guard = named(guard);
        target = named(target);
        timer = named(timer);
        meter = named(meter);
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        failed = failed == null ? Map.of() : Map.copyOf(failed);
        targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /**
     * The objective.
     *
     * @param name the NAME
     * @param team who is told where no owner is set
     * @param registry where meters are; null for nowhere
     * @throws UnfitPropertyException naming the property and the value that is wrong or missing
     */
    public Slo slo(String name, String team, @Nullable MeterRegistry registry) {
        if (objective == null) {
            throw UnfitPropertyException.slo(name, "objective", null, "the share that has to go well must be set");
        }
        SloBuilder slo = Slo.named(name)
                .measuredBy(sli(name, registry))
                .objective(objective)
                .ownedBy(owner == null ? team : owner)
                .concerning(targets.toArray(String[]::new));
        try {
            return options(slo).build();
        } catch (IllegalArgumentException e) {
            throw UnfitPropertyException.slo(name, e);
        }
    }

    private SloBuilder options(SloBuilder bare) {
        SloBuilder slo = bare;
        if (window != null) {
            slo = slo.over(window);
        }
        if (severity != null) {
            slo = slo.severity(severity);
        }
        return minimumFailures == null ? slo : slo.minimumFailures(minimumFailures);
    }

    private Sli sli(String name, @Nullable MeterRegistry registry) {
        if (Stream.of(guard, target, timer, meter).filter(Objects::nonNull).count() != 1) {
            String got = "guard=%s, target=%s, timer=%s, meter=%s".formatted(guard, target, timer, meter);
            throw UnfitPropertyException.slo(name, new IllegalArgumentException(SOURCES + ", got " + got));
        }
        requireFit(name);
        if (guard != null) {
            return within == null ? Sli.guard(guard) : Sli.guardLatency(guard, positive(name, within));
        }
        return target != null ? Sli.probe(target) : ofMeters(name, registry);
    }

    private Sli ofMeters(String name, @Nullable MeterRegistry registry) {
        if (registry == null) {
            String property = timer == null ? "meter" : "timer";
            throw UnfitPropertyException.slo(
                    name, property, timer == null ? meter : timer, "there is no MeterRegistry bean, or no primary one");
        }
        if (timer != null) {
            if (within == null) {
                throw UnfitPropertyException.slo(name, "within", null, "a timer needs it");
            }
            return Sli.timer(registry, tagged(timer, tags), positive(name, within));
        }
        MeterQuery all = tagged(String.valueOf(meter), tags);
        MeterQuery bad = all;
        for (Map.Entry<String, String> each : failed.entrySet()) {
            bad = bad.tag(each.getKey(), each.getValue());
        }
        return Sli.badMeters(registry, bad, all);
    }

    /** What is set and would mean nothing is a mistake. */
    private void requireFit(String name) {
        if (meter != null && failed.isEmpty()) {
            throw UnfitPropertyException.slo(name, "failed", failed, "a meter needs the tags of what failed");
        }
        if (meter == null && !failed.isEmpty()) {
            throw UnfitPropertyException.slo(name, "failed", failed, "only a meter takes it");
        }
        if (within != null && (target != null || meter != null)) {
            throw UnfitPropertyException.slo(name, "within", within, "only a guard or a timer takes it");
        }
        if (!tags.isEmpty() && timer == null && meter == null) {
            throw UnfitPropertyException.slo(name, "tags", tags, "only a timer or a meter takes them");
        }
    }

    private static Duration positive(String name, Duration within) {
        if (within.isZero() || within.isNegative()) {
            throw UnfitPropertyException.slo(name, "within", within, "it must be more than zero");
        }
        return within;
    }

    private static MeterQuery tagged(String meter, Map<String, String> tags) {
        MeterQuery query = MeterQuery.named(meter);
        for (Map.Entry<String, String> each : tags.entrySet()) {
            query = query.tag(each.getKey(), each.getValue());
        }
        return query;
    }

    private static @Nullable String named(@Nullable String source) {
        return source == null || source.isBlank() ? null : source;
    }
}
