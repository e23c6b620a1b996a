// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.testkit.series.Anomaly;
import dev.prunella.testkit.series.HealthySeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * N5: how often a contender errs on series that have nothing wrong, and how many of the anomalies that are put into some of them it finds.
 *
 * @param falseRows flagged rows in a thousand, by kind
 * @param found the share of each anomaly, found while it lasts
 */
record HealthyQuality(Map<HealthySeries, Double> falseRows, Map<Anomaly, Double> found) {

    private static final int LENGTH = 10_000;
    private static final int YOUNG = 750;
    private static final int SEEDS = 4;
    private static final int HEALTHY = 3_000;
    private static final int ANOMALIES = 5;

    static HealthyQuality of(Contender contender) {
        Map<HealthySeries, Double> falseRows = new EnumMap<>(HealthySeries.class);
        Arrays.stream(HealthySeries.values()).forEach(kind -> falseRows.put(kind, falseRows(contender, kind)));
        Map<Anomaly, Double> found = new EnumMap<>(Anomaly.class);
        Arrays.stream(Anomaly.values()).forEach(anomaly -> found.put(anomaly, found(contender, anomaly)));
        return new HealthyQuality(falseRows, found);
    }

    private static double falseRows(Contender contender, HealthySeries kind) {
        int flagged = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            flagged += flaggedFrom(YOUNG, contender, kind.values(LENGTH, seed));
        }
        return 1_000.0 * flagged / SEEDS / (LENGTH - YOUNG);
    }

    private static double found(Contender contender, Anomaly anomaly) {
        int found = 0;
        for (HealthySeries kind : Anomaly.KINDS) {
            for (int seed = 1; seed <= ANOMALIES; seed++) {
                found += flaggedFrom(HEALTHY, contender, anomaly.behind(HEALTHY, kind, seed)) > 0 ? 1 : 0;
            }
        }
        return (double) found / (Anomaly.KINDS.size() * ANOMALIES);
    }

    private static int flaggedFrom(int first, Contender contender, double[] values) {
        Contender.Scorer scorer = contender.make();
        int flagged = 0;
        for (int row = 0; row < values.length; row++) {
            boolean flag = scorer.score(HealthySeries.epochSecond(row), values[row]) >= contender.threshold();
            flagged += flag && row >= first ? 1 : 0;
        }
        return flagged;
    }

    double mean() {
        return falseRows.values().stream().mapToDouble(each -> each).average().orElseThrow();
    }

    /** The kind on which it errs most, and how often. */
    Map.Entry<HealthySeries, Double> worst() {
        return falseRows.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }
}
