// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

/**
 * What a miss and a false row cost, where a window that is found at its very begin gives 1.
 *
 * @param words its name
 * @param miss of a window
 * @param falseRow far from any window
 */
record Weights(String words, double miss, double falseRow) {

    static final Weights STANDARD = new Weights("standard", 1, 0.11);
    static final Weights LOW_FALSE_POSITIVES = new Weights("low FP", 1, 0.22);
    static final Weights LOW_FALSE_NEGATIVES = new Weights("low FN", 2, 0.11);
}
