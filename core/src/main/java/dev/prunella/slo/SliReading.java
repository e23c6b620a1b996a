// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

/** What an indicator says when it is read. */
public sealed interface SliReading {

    /**
     * Counts that only grow.
     *
     * @param good of the events, went well
     * @param total events there were, from any beginning
     */
    record Counts(long good, long total) implements SliReading {}

    /**
     * Nothing can be said now: neither good nor bad.
     *
     * @param why for people
     */
    record Gap(String why) implements SliReading {}

    /** These counts. */
    static SliReading counts(long good, long total) {
        return new Counts(good, total);
    }

    /** Nothing, and why. */
    static SliReading gap(String why) {
        return new Gap(why);
    }
}
