// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** An alarm from six standard deviations on, until it is within three again. A gap says nothing, and ends nothing. */
final class SigmaAlarm {

    private static final double BEGIN = 6;
    private static final double END = 3;

    private double sigmas;
    private boolean goesOn;

    void see(double value) {
        sigmas = value;
        goesOn = Math.abs(value) > (goesOn ? END : BEGIN);
    }

    /** There is no value, or nothing to compare it with. */
    void seeNothing() {
        sigmas = 0;
    }

    /** Another series begins. */
    void forget() {
        sigmas = 0;
        goesOn = false;
    }

    double sigmas() {
        return sigmas;
    }

    /** The share of the deviation that would still be usual; 1 for all of it. */
    double usualShare() {
        return isUsual() ? 1 : END / Math.abs(sigmas);
    }

    boolean isUsual() {
        return Math.abs(sigmas) <= END;
    }

    boolean isAlarm() {
        return goesOn && !isUsual();
    }

    /** A half where the alarm begins. */
    double score() {
        double off = Math.abs(sigmas);
        return off / (off + BEGIN);
    }
}
