// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fault with all that was measured on it.
 *
 * @param fault what was done
 * @param results the runs of each variant, in the order of the table; at least one run each
 */
record Row(Fault fault, Map<Variant, List<Measured>> results) {

    /** The runs with Prunella. */
    List<Measured> ours() {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(Supervised.NAME))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The recovery of some runs. */
    static Spread recovery(List<Measured> runs) {
        return Spread.of(runs, run -> Spread.seconds(run.recovery()));
    }

    /** The recovery of some runs in words, with so many digits after the point. */
    static String recoveryText(List<Measured> runs, int digits) {
        List<Measured> recovered =
                runs.stream().filter(run -> run.recovery() != null).toList();
        if (recovered.isEmpty()) {
            return neverText(runs);
        }
        if (runs.stream().allMatch(run -> run.failed() + run.hung() == 0)) {
            return "nothing failed";
        }
        String text = recovery(recovered).text("%." + digits + "f s");
        return recovered.size() == runs.size() ? text : text + ", " + neverText(runs);
    }

    /** How many did not recover, in words. */
    static String neverText(List<Measured> runs) {
        long never = runs.stream().filter(run -> run.recovery() == null).count();
        String words = "not in " + runs.get(0).watched().toSeconds() + " s";
        return never == runs.size() ? words : never + " of " + runs.size() + " " + words;
    }

    /** How many times longer the platform's restart takes than Prunella: infinite where it had no downtime, 0 where it never healed. */
    double timesShorter(double restartSeconds) {
        return restartSeconds / recovery(ours()).median();
    }

    /** The same in words; the restart is not a number if it was not measured. */
    String timesText(double restartSeconds) {
        double times = timesShorter(restartSeconds);
        if (Double.isNaN(restartSeconds)) {
            return "-";
        }
        if (times == 0) {
            return "0 ×";
        }
        return Double.isInfinite(times) ? "no downtime" : String.format(Locale.ROOT, "%.1f ×", times);
    }
}
