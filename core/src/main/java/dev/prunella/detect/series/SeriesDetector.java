// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * Looks at one series of values, one after the other, and says whether the newest is unusual among those before it. An alarm is a second
 * opinion: it wakes probes and never leads to an action by itself.
 *
 * <p>Every detector keeps a bounded memory however long the series, allocates nothing in {@link #take}, is deterministic, and needs no
 * look ahead. NaN, infinities and sizes above 10³⁰⁰ are gaps: they change nothing. Not safe for use by several threads.
 */
public interface SeriesDetector {

    /** Sizes from here on are gaps, as are NaN and infinities. */
    double LARGEST = 1e300;

    /**
     * Takes the next value.
     *
     * @param epochSecond when it was measured, in seconds of Unix time; may stand still or go back, as clocks do
     * @param value in any unit, but always in the same one
     */
    void take(long epochSecond, double value);

    /** How unusual the newest value is, from 0, not at all, to 1; 0 before there is enough to compare it with, and after a gap. */
    double score();

    /**
     * Whether the newest value is an alarm; never after a gap, which does not end one either. Of an incident that goes on only its begin
     * needs to be one.
     */
    boolean isAlarm();

    /** What is unusual of the newest value, as the end of a sentence about it; "nothing unusual" if nothing is. */
    String explanation();

    /** Whether this is a value and not a gap. */
    static boolean isValue(double value) {
        return Math.abs(value) < LARGEST;
    }
}
