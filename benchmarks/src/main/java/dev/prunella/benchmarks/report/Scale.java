// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

/** Puts figures on a line. */
sealed interface Scale permits LinearScale, LogScale {

    /** Where it is; what lies beyond an end is put there. */
    double at(double value);

    /** Where the left end is. */
    double left();

    /** Where the right end is. */
    double right();
}
