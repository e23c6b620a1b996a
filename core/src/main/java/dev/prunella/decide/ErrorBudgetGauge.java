// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.TargetInfo;

/** How much of its error budget a target has left; asked on the loop's thread, so it must answer at once. */
@FunctionalInterface
public interface ErrorBudgetGauge {

    /** The share that is left: 1 for all of it, 0 or less for none, NaN where it is not known. */
    double left(TargetInfo target);
}
