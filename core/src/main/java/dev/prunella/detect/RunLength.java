// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

/**
 * How many readings in a row agree. A PASS ends a run of FAILs and the reverse; an UNKNOWN is thrown away, as it says nothing of
 * the target (kubelet treats an error of the prober so).
 *
 * @param fails FAILs in a row
 * @param passes PASSes in a row
 */
public record RunLength(int fails, int passes) {

    /** Nothing seen yet. */
    public static final RunLength NONE = new RunLength(0, 0);

    /** The run with one more reading. */
    public RunLength plus(Reading reading) {
        return switch (reading.status()) {
            case PASS -> new RunLength(0, passes + 1);
            case FAIL -> new RunLength(fails + 1, 0);
            case UNKNOWN -> this;
        };
    }
}
