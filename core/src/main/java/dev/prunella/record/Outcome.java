// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/** How an incident ended. */
public enum Outcome {
    /** An action ran, health was measured afterwards and held through the stabilisation. */
    HEALED,
    /** Health came back without an action that healed. */
    SELF_RECOVERED,
    /** An action healed and the trouble came back within the stabilisation. */
    RELAPSED,
    /** Healing was spent or could not be tried; a person was told. */
    ESCALATED,
    /** Nothing was done on purpose: a hold, a desired state other than running, or the end of supervision. */
    SUPPRESSED
}
