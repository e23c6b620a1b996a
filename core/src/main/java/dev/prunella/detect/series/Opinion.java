// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** What one view says of the newest value. */
final class Opinion {

    private final String words;
    private double decades;

    /** @param words what is said if it is surprised */
    Opinion(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** How rare: 2 for one in a hundred. */
    double decades() {
        return decades;
    }

    void set(double value) {
        decades = value;
    }
}
