// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.report.Spread;
import java.util.Arrays;
import java.util.Map;

/**
 * How one contender did.
 *
 * @param contender who
 * @param scores of each variant of the data
 * @param healthy where nothing is wrong, and on what is put there
 * @param cost of a value
 */
record Standing(Contender contender, Map<Variant, Scores> scores, HealthyQuality healthy, Cost cost) {

    /**
     * What a value costs.
     *
     * @param nanos of CPU time a value
     * @param allocated bytes a value
     * @param kept bytes by a detector
     */
    record Cost(Spread nanos, Spread allocated, long kept) {}

    /** Keeps a copy. */
    Standing {
        scores = Map.copyOf(scores);
    }

    /** With its own default threshold. */
    Scores.Quality shipped(Variant variant) {
        return of(variant).at(contender.threshold());
    }

    /** With the threshold that would have been best. */
    Scores.Quality best(Variant variant) {
        Scores all = of(variant);
        return all.at(all.bestThreshold());
    }

    private Scores of(Variant variant) {
        Scores all = scores.get(variant);
        if (all == null) {
            throw new IllegalStateException(contender + " was not shown the data " + variant.words());
        }
        return all;
    }

    /** The mean of the standard scores of all variants. */
    double augmented(boolean best) {
        return Arrays.stream(Variant.values())
                .map(variant -> best ? best(variant) : shipped(variant))
                .mapToDouble(quality -> quality.score(Weights.STANDARD))
                .average()
                .orElseThrow();
    }
}
