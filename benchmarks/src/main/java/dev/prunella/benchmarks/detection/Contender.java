// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import com.amazon.randomcutforest.config.ForestMode;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import dev.prunella.detect.series.ChangePointDetector;
import dev.prunella.detect.series.EnsembleDetector;
import dev.prunella.detect.series.EwmaDetector;
import dev.prunella.detect.series.RobustZDetector;
import dev.prunella.detect.series.SeasonalDetector;
import dev.prunella.detect.series.SeriesDetector;

/** Who looks for incidents, each with its own defaults and nothing known of the data. */
public enum Contender {
    /** All views together. */
    ENSEMBLE("**Prunella** `EnsembleDetector`", EnsembleDetector.ALARM_SCORE) {
        @Override
        Scorer make() {
            return ours(new EnsembleDetector());
        }
    },
    /** A learnt period. */
    SEASONAL("`SeasonalDetector`", 0.5) {
        @Override
        Scorer make() {
            return ours(new SeasonalDetector());
        }
    },
    /** A level that moved. */
    EWMA("`EwmaDetector`", 0.5) {
        @Override
        Scorer make() {
            return ours(new EwmaDetector());
        }
    },
    /** A change. */
    CHANGE_POINT("`ChangePointDetector`", 1) {
        @Override
        Scorer make() {
            return ours(new ChangePointDetector());
        }
    },
    /** Outliers. */
    ROBUST_Z("`RobustZDetector`", 0.5) {
        @Override
        Scorer make() {
            return ours(new RobustZDetector());
        }
    },
    /** The peer. */
    RANDOM_CUT_FOREST("AWS `ThresholdedRandomCutForest`, shingle 8, 50 trees", 0.01) {
        @Override
        Scorer make() {
            return randomCutForest();
        }
    };

    private static final int SHINGLE = 8;
    private static final int TREES = 50;
    private static final int SAMPLES = 256;

    private final String words;
    private final double threshold;

    Contender(String words, double threshold) {
        this.words = words;
        this.threshold = threshold;
    }

    /** Looks at one series, row by row. */
    @FunctionalInterface
    public interface Scorer {

        /** From 0, as usual, to 1. */
        double score(long epochSecond, double value);
    }

    String words() {
        return words;
    }

    /** The score from which on it calls a row an anomaly by its defaults. */
    double threshold() {
        return threshold;
    }

    /** One that has seen nothing. */
    abstract Scorer make();

    boolean isOurs() {
        return this != RANDOM_CUT_FOREST;
    }

    private static Scorer ours(SeriesDetector detector) {
        return (epochSecond, value) -> {
            detector.take(epochSecond, value);
            return detector.score();
        };
    }

    /** Its grade is above 0 for what it calls an anomaly. */
    private static Scorer randomCutForest() {
        ThresholdedRandomCutForest forest = ThresholdedRandomCutForest.builder()
                .dimensions(SHINGLE)
                .shingleSize(SHINGLE)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLES)
                .forestMode(ForestMode.STANDARD)
                .randomSeed(1)
                .build();
        return (epochSecond, value) ->
                forest.process(new double[] {value}, epochSecond).getAnomalyGrade();
    }
}
