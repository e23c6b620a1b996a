// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/** Whether calls pass a guard. */
public enum BreakerState {
    /** All calls pass, and their outcomes are counted. */
    CLOSED,
    /** No call passes until probes have shown that what is behind is well again, or, where there are none, for a while. */
    OPEN,
    /** A few calls pass on trial; what becomes of them, or of the probes, decides. */
    HALF_OPEN,
    /** A person closed the way: no call passes until a person says otherwise. */
    FORCED_OPEN,
    /** A person opened the way: outcomes are counted, and nothing opens the breaker until a person says otherwise. */
    FORCED_CLOSED,
    /** A person took the guard out: calls pass as if it were not there. */
    DISABLED;

    /** Whether a person has set it, so that no automation may change it. */
    public boolean isForced() {
        return this == FORCED_OPEN || this == FORCED_CLOSED || this == DISABLED;
    }
}
