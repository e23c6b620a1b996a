// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import dev.prunella.benchmarks.report.Spread;
import dev.prunella.time.SystemTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The page of results, in Markdown. */
final class ScalePage {

    static final int STORM_TARGETS = 10_000;

    private final Options options;
    private final Map<Way, Map<Integer, List<Cost>>> costs;
    private final Map<Storm.Scene, double[]> storms;
    private final double saturation;
    private final StringBuilder text = new StringBuilder();

    /** @param saturation looks a second when each follows the last at once */
    ScalePage(
            Options options,
            Map<Way, Map<Integer, List<Cost>>> costs,
            Map<Storm.Scene, double[]> storms,
            double saturation) {
        this.options = options;
        this.costs = costs;
        this.storms = storms;
        this.saturation = saturation;
    }

    String text(String head, double load) {
        text.append("# What many targets cost%n%n%s%n%n".formatted(head));
        how(load);
        steady();
        goals();
        storms();
        return text.toString();
    }

    private void how(double load) {
        put("""
                Each thing is looked at once a second, and each row has a process of its own (`%s`), %d s of warm-up and %d s of
                measurement, %d of them, by turns. A look asks a component that answers from its own count. Prunella looks through
                a probe on a worker and steps a state machine with what was seen, with everything at its default (8 workers, the trail in memory, no meters);
                the peers call the component on the timer's thread and do nothing else. *Core*: CPU time of the whole process, compiler and collector
                among it, as a share of one core. *Late*: the begin of a look after the moment of its schedule. The JDK's schedule has beats
                that do not move; the wheel's and Prunella's next look is due one period after the last has begun, so that for Prunella the
                way back of the last look counts as late. *Heap*: after full collections, by thing, without what the application describes.
                Load of the machine at the end: %.1f.

                """, String.join(" ", Child.FLAGS), options.warmUpSeconds(), options.seconds(), options.runs(), load);
    }

    private void steady() {
        text.append("""
                | who | things | core, %% (least-most) | µs a look | looks a second, each | late p50, ms | late p99, ms | late most, ms | heap, B | begun in, s |
                |---|---|---|---|---|---|---|---|---|---|
                """.replace("%%", "%"));
        for (int things : options.sizes()) {
            costs.forEach((way, those) -> {
                List<Cost> runs = those.getOrDefault(things, List.of());
                if (!runs.isEmpty()) {
                    text.append(row(way, things, runs));
                }
            });
        }
        costs.values().stream()
                .flatMap(all -> all.values().stream())
                .flatMap(List::stream)
                .mapToDouble(Cost::description)
                .max()
                .ifPresent(most -> put(
                        "%nWhat the application describes of a target (`Target`) is another %.0f B at most.%n", most));
    }

    private static String row(Way way, int things, List<Cost> runs) {
        return "| "
                + String.join(
                        " | ",
                        way.words(),
                        String.format(Locale.ROOT, "%,d", things),
                        Spread.of(runs, cost -> 100 * cost.core()).text("%.1f"),
                        one(runs, "%.1f", cost -> cost.microsPerLook(things)),
                        one(runs, "%.2f", Cost::looksPerThing),
                        one(runs, "%.2f", Cost::lateMedian),
                        Spread.of(runs, Cost::lateMost99).text("%.1f"),
                        one(runs, "%.1f", Cost::lateMost),
                        one(runs, "%.0f", Cost::heap),
                        one(runs, "%.1f", Cost::beginning))
                + " |\n";
    }

    private static String one(List<Cost> runs, String format, ToDoubleFunction<Cost> figure) {
        return String.format(Locale.ROOT, format, Spread.of(runs, figure).median());
    }

    private void goals() {
        text.append("\n## P3: goals\n\n| goal | measured | |\n|---|---|---|\n");
        goal("10,000 targets: at most 5 % of a core", "%.1f %%", of(10_000, cost -> 100 * cost.core()), 5);
        goal("10,000 targets: late p99 at most 20 ms", "%.1f ms", of(10_000, Cost::lateMost99), 20);
        goal("100,000 targets: at most 30 % of a core", "%.1f %%", of(100_000, cost -> 100 * cost.core()), 30);
        goal("10,000 targets: at most 1 KiB of heap a target", "%.0f B", of(10_000, Cost::heap), 1_024);
        Double few = of(1_000, Cost::heap);
        Double many = of(100_000, Cost::heap);
        goal("heap a target: 100,000 at most as much as 1,000, and a tenth", "× %.2f", ratio(many, few), 1.1);
        goal(
                "CPU time a look: 100,000 at most as much as 10,000, and a tenth",
                "× %.2f",
                ratio(of(100_000, cost -> cost.microsPerLook(100_000)), of(10_000, cost -> cost.microsPerLook(10_000))),
                1.1);
        goal("the last decision of a storm at most 250 ms after it began", "%.0f ms", storm(Storm.Scene.PROVEN), 250);
    }

    private static @Nullable Double ratio(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : Double.valueOf(one / other);
    }

    private @Nullable Double of(int things, ToDoubleFunction<Cost> figure) {
        List<Cost> runs = costs.getOrDefault(Way.PRUNELLA, Map.of()).getOrDefault(things, List.of());
        return runs.isEmpty() ? null : Double.valueOf(Spread.of(runs, figure).median());
    }

    private @Nullable Double storm(Storm.Scene scene) {
        double[] millis = storms.get(scene);
        return millis == null ? null : Double.valueOf(spread(millis).median());
    }

    private void goal(String words, String format, @Nullable Double value, double most) {
        if (value != null) {
            put("| %s | " + format + " | %s |%n", words, value, value <= most ? "met" : "**missed**");
        }
    }

    private void storms() {
        put("""

                What a look consists of, and why what is missed is missed: [decision 0020](../decisions/0020-what-many-targets-cost.md).

                ## A storm

                %,d healthy targets fail in one tick, and each says so. Until the guardrails were asked for the last of them:
                a look inside and one outside of each on %d workers, a diagnosis, and one ruling by all guardrails. Medians of %d storms (least-most),
                after as many as warm-up; each has a supervisor of its own.

                | targets | ms |
                |---|---|
                """, STORM_TARGETS, SystemTime.DEFAULT_WORKERS, options.storms());
        storms.forEach((scene, millis) ->
                put("| %s | %s |%n", scene.words(), spread(millis).text("%.0f")));
        put("""

                ## As many looks as there can be

                64 targets that are looked at again as soon as the last look is taken in: %,.0f looks and decisions a second.
                """, saturation);
    }

    private static Spread spread(double[] values) {
        return Spread.of(Arrays.stream(values).boxed().toList(), Double::doubleValue);
    }

    private void put(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
