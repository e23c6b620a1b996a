// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** From where a value is looked at, and what is said if it is surprising from there. */
enum View {
    POINT("it has jumped"),
    LEVEL("its level has shifted"),
    LONG_LEVEL("its level over a long time has shifted"),
    SEASON("it is unlike other days at this time"),
    SEASON_LEVEL("its level is unlike other days at this time"),
    RANGE("it is out of its range so far"),
    STUCK("it stands still for longer than it ever did");

    private final String words;

    View(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
