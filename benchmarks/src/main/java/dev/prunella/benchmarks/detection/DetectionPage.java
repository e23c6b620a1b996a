// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.report.Plot;
import dev.prunella.benchmarks.report.Spread;
import dev.prunella.testkit.series.Anomaly;
import dev.prunella.testkit.series.HealthySeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of results, in Markdown, and its plot. */
final class DetectionPage {

    private static final String SHIPPED = "with its default threshold";
    private static final String BEST = "with the best threshold on these files";
    private static final String FORMS = "mean of five forms";
    private static final String WHOLE_CORPUS = "published, whole corpus";

    /** Scores of others on the whole corpus by the same rules; taken over, not measured here. */
    private static final Map<String, Double> PUBLISHED = new TreeMap<>(Map.of(
            "ARTime", 74.9,
            "Numenta HTM", 70.1,
            "CAD OSE", 69.9,
            "htmjava", 66.1,
            "KNN-CAD", 58.0,
            "Relative Entropy", 54.6,
            "Random Cut Forest", 51.7,
            "Twitter ADVec", 47.1,
            "Windowed Gaussian", 39.7,
            "Etsy Skyline", 35.7));

    private final Options options;
    private final List<Standing> standings;
    private final StringBuilder text = new StringBuilder();

    DetectionPage(Options options, List<Standing> standings) {
        this.options = options;
        this.standings = List.copyOf(standings);
    }

    String text(String head) {
        put("""
                # How well incidents are found

                %s

                ![Standard scores on these files, beside what others have published on the whole corpus](%s)

                The folder has the layout of the [Numenta Anomaly Benchmark](https://github.com/numenta/NAB) (A. Lavin and S. Ahmad, 2015) and its rules are
                those of the score: 100 for who finds each window at its begin and flags nothing else, 0 for who never says anything. One pass, row
                by row, a fresh detector a file, the same constants for all, nothing known beforehand; the first 15 %% or 750 rows do not count.
                """, head, options.plot().getFileName());
        scores();
        variants();
        healthy();
        costs();
        published();
        return text.toString();
    }

    private void scores() {
        put("""

                ## The data as they are

                Each %s; in brackets %s, which nobody can know beforehand. A score may be far below 0 for who flags
                many rows: detectors of one thing, an alarm as long as it lasts, are no detectors of all that people label. They are here to show why
                the ensemble is.

                | detector | standard | low FP | low FN | windows found | false rows in 1,000 | precision of episodes |
                |---|---|---|---|---|---|---|
                """, SHIPPED, BEST);
        for (Standing each : standings) {
            Scores.Quality shipped = each.shipped(Variant.PLAIN);
            Scores.Quality best = each.best(Variant.PLAIN);
            put(
                    "| %s | %.1f (%.1f) | %.1f | %.1f | %d of %d | %.2f | %.2f |%n",
                    each.contender().words(),
                    shipped.score(Weights.STANDARD),
                    best.score(Weights.STANDARD),
                    shipped.score(Weights.LOW_FALSE_POSITIVES),
                    shipped.score(Weights.LOW_FALSE_NEGATIVES),
                    shipped.found(),
                    shipped.windows(),
                    shipped.falseRows(),
                    shipped.precision());
        }
    }

    private void variants() {
        put("""

                ## The same in other forms

                Standard scores %s; in brackets %s. A window that ends before the first row that counts is left out. Who was made
                for these files alone does badly here; the mean says more of series that nobody has seen yet than the score above.

                | detector | %s | mean |
                |---|%s---|
                """, SHIPPED, BEST, String.join(" | ", words()), "---|".repeat(Variant.values().length));
        for (Standing each : standings) {
            put("| %s |", each.contender().words());
            for (Variant variant : Variant.values()) {
                put(
                        " %.1f (%.1f) |",
                        each.shipped(variant).score(Weights.STANDARD),
                        each.best(variant).score(Weights.STANDARD));
            }
            put(" %.1f (%.1f) |%n", each.augmented(false), each.augmented(true));
        }
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            words.add(variant.words());
        }
        return words;
    }

    private void healthy() {
        put(
                """

                ## Where nothing is wrong

                False rows in 1,000 on %d kinds of series that have nothing wrong (`HealthySeries` of the testkit), and the share of anomalies found that
                are put into %d of them (`Anomaly`), each %s.

                | detector | false rows, mean | at worst | %s |
                |---|---|---|%s
                """,
                HealthySeries.values().length,
                Anomaly.KINDS.size(),
                SHIPPED,
                anomalies(),
                "---|".repeat(Anomaly.values().length));
        for (Standing each : standings) {
            HealthyQuality healthy = each.healthy();
            put(
                    "| %s | %.2f | %.2f, %s |",
                    each.contender().words(),
                    healthy.mean(),
                    healthy.worst().getValue(),
                    healthy.worst().getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            healthy.found().values().forEach(share -> put(" %.0f %% |", 100 * share));
            put("%n");
        }
    }

    private static String anomalies() {
        return Arrays.stream(Anomaly.values()).map(Anomaly::words).collect(Collectors.joining(" | "));
    }

    private void costs() {
        put("""

                ## What a value costs

                JMH, medians of %d forks (least-most): CPU time of the process, its collector among it, and bytes allocated for one value by a detector
                that has seen three weeks; the heap that one keeps, as a mean of many.

                | detector | ns | allocated, B | kept, B |
                |---|---|---|---|
                """, options.forks());
        for (Standing each : standings) {
            Standing.Cost cost = each.cost();
            put(
                    "| %s | %s | %.0f | %,d |%n",
                    each.contender().words(),
                    cost.nanos().text("%.0f"),
                    cost.allocated().median(),
                    cost.kept());
        }
    }

    private void published() {
        put("""

                ## Published detectors

                Standard scores on the whole corpus, with the best threshold, of results that others have published; taken over and not measured here. They
                were given the least and the most value of each file beforehand, and ARTime its length. Not the same files as above.

                | detector | standard |
                |---|---|
                """);
        PUBLISHED.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> put("| %s | %.1f |%n", each.getKey(), each.getValue()));
    }

    private void put(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    /** Ours and the peer on these files, those of whom only results are known on the whole corpus. */
    Plot plot() {
        List<Plot.Group> groups = new ArrayList<>();
        for (Standing each : standings) {
            if (each.contender() == Contender.ENSEMBLE || !each.contender().isOurs()) {
                double shipped = each.shipped(Variant.PLAIN).score(Weights.STANDARD);
                double best = each.best(Variant.PLAIN).score(Weights.STANDARD);
                groups.add(new Plot.Group(
                        each.contender().words().replaceAll("[*`]", ""),
                        List.of(bar(SHIPPED, shipped), bar(BEST, best), bar(FORMS, each.augmented(false)))));
            }
        }
        PUBLISHED.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each ->
                        groups.add(new Plot.Group(each.getKey(), List.of(bar(WHOLE_CORPUS, each.getValue())))));
        return new Plot(
                "Standard score of the Numenta Anomaly Benchmark",
                Plot.Axis.HUNDRED,
                List.of(SHIPPED, BEST, FORMS, WHOLE_CORPUS),
                groups,
                null);
    }

    private static Plot.Bar bar(String series, double score) {
        return new Plot.Bar(series, new Spread(score, score, score), String.format(Locale.ROOT, "%.1f", score));
    }
}
