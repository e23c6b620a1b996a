// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.detection.LabelledSeries.Window;
import java.util.List;

/** What a detector said of some series, and how good that is by the rules of the Numenta Anomaly Benchmark. */
final class Scores {

    private static final double STEEPNESS = 5;
    private static final double FAR = 3;
    private static final int EPISODE_GAP = 12;
    private static final int THRESHOLDS = 170;

    private final List<OfOne> all;

    /**
     * One series.
     *
     * @param series which
     * @param scores of each of its rows, from 0 to 1
     */
    record OfOne(LabelledSeries series, List<Double> scores) {}

    Scores(List<OfOne> all) {
        this.all = List.copyOf(all);
    }

    /** How good it is if each row with this score or a higher one is flagged. */
    Quality at(double threshold) {
        Tally tally = new Tally();
        all.forEach(each -> judge(each, threshold, tally));
        return tally.quality();
    }

    /** The threshold that is best on these very series by the standard weights: more than could be known beforehand. */
    double bestThreshold() {
        double[] sorted = all.stream()
                .flatMap(each -> each.scores.stream())
                .mapToDouble(Double::doubleValue)
                .filter(score -> score > 0)
                .sorted()
                .toArray();
        double best = 1;
        for (int i = 0; i < THRESHOLDS && sorted.length > 0; i++) {
            double share = Math.pow(10, -4.7 * i / THRESHOLDS);
            double threshold = sorted[Math.min(sorted.length - 1, (int) (sorted.length * (1 - share)))];
            if (at(threshold).score(Weights.STANDARD) > at(best).score(Weights.STANDARD)) {
                best = threshold;
            }
        }
        return best;
    }

    private static void judge(OfOne one, double threshold, Tally tally) {
        List<Window> windows = one.series.countedWindows();
        boolean[] found = new boolean[windows.size()];
        int lastFlag = -EPISODE_GAP - 1;
        boolean trueEpisode = false;
        for (int row = one.series.firstCounted(); row < one.series.rows(); row++) {
            tally.rows++;
            if (one.scores.get(row) < threshold) {
                continue;
            }
            boolean newEpisode = row - lastFlag > EPISODE_GAP;
            lastFlag = row;
            int hit = windowAt(windows, row);
            if (newEpisode) {
                tally.episodes++;
                trueEpisode = false;
            }
            if (hit >= 0 && !trueEpisode) {
                trueEpisode = true;
                tally.trueEpisodes++;
            }
            if (hit < 0) {
                tally.falseRows++;
                tally.falsePenalty += penalty(windows, row);
            } else if (!found[hit]) {
                found[hit] = true;
                tally.found++;
                tally.reward += reward(windows.get(hit), row);
            }
        }
        tally.windows += windows.size();
    }

    private static int windowAt(List<Window> windows, int row) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(row)) {
                return i;
            }
        }
        return -1;
    }

    /** 1 at the begin of the window, 0 at its end. */
    private static double reward(Window window, int row) {
        double place = -1 + (row - window.first()) / Math.max(1.0, window.width() - 1.0);
        return sigmoid(place) / sigmoid(-1);
    }

    /** Nearly nothing just behind a window, 1 far behind it or before the first. */
    private static double penalty(List<Window> windows, int row) {
        double penalty = 1;
        for (Window each : windows) {
            if (each.last() < row) {
                double behind = (row - each.last()) / (double) each.width();
                penalty = Math.abs(sigmoid(Math.min(behind, FAR)));
            }
        }
        return penalty;
    }

    private static double sigmoid(double place) {
        return 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
    }

    private static final class Tally {

        private int rows;
        private int windows;
        private int found;
        private int falseRows;
        private int episodes;
        private int trueEpisodes;
        private double reward;
        private double falsePenalty;

        Quality quality() {
            return new Quality(
                    windows,
                    found,
                    reward,
                    falsePenalty,
                    1_000.0 * falseRows / rows,
                    episodes == 0 ? Double.NaN : (double) trueEpisodes / episodes);
        }
    }

    /**
     * How good it was.
     *
     * @param windows how many count
     * @param found of them
     * @param reward 1 for each that is found at its begin, less for those found later
     * @param falsePenalty 1 for each flagged row far from all windows, less for those just behind one
     * @param falseRows flagged rows outside windows in a thousand rows
     * @param precision the share of episodes, flagged rows at most twelve apart, that touch a window; NaN if there is none
     */
    record Quality(int windows, int found, double reward, double falsePenalty, double falseRows, double precision) {

        /** 100 for who finds all at their begin and nothing else, 0 for who never says anything; may be negative. */
        double score(Weights weights) {
            double raw = reward - weights.miss() * (windows - found) - weights.falseRow() * falsePenalty;
            double nothing = -weights.miss() * windows;
            return 100 * (raw - nothing) / (windows - nothing);
        }
    }
}
