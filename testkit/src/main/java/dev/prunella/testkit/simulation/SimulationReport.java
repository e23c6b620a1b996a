// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulation has shown.
 *
 * @param firstSeed the seed of the first run
 * @param runs how many were carried out
 * @param virtual how much time passed in them
 * @param took how long that took
 * @param threads on how many threads
 * @param failures the rule that was broken, by seed
 * @param story the first failing run without all that its failure does not need, as a timeline; empty if nothing failed
 */
public record SimulationReport(
        long firstSeed,
        int runs,
        Duration virtual,
        Duration took,
        int threads,
        Map<Long, Breach> failures,
        String story) {

    /** Keeps a copy. */
    public SimulationReport {
        failures = Map.copyOf(failures);
    }

    /**
     * Fails a test if a rule was broken.
     *
     * @throws AssertionError with the story of the smallest failing run
     */
    public void assertHolds() {
        if (!failures.isEmpty()) {
            throw new AssertionError(summary() + "\n" + story);
        }
    }

    /** Simulated days in a second of one thread. */
    public double daysPerSecondAndThread() {
        double days = virtual.toMillis() / 86_400_000.0;
        double seconds = Math.max(1, took.toMillis()) / 1_000.0;
        return days / seconds / threads;
    }

    /** Figures in one line, and one more for each failure. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "seeds %d to %d: %d runs, %.1f simulated days in %.1f s on %d threads, %.2f days per second and thread, %d failed",
                firstSeed,
                firstSeed + runs - 1,
                runs,
                virtual.toMillis() / 86_400_000.0,
                took.toMillis() / 1_000.0,
                threads,
                daysPerSecondAndThread(),
                failures.size()));
        new TreeMap<>(failures)
                .forEach((seed, breach) -> text.append("\n  seed ")
                        .append(seed)
                        .append(": ")
                        .append(breach.law())
                        .append(": ")
                        .append(breach.sentence()));
        return text.toString();
    }
}
