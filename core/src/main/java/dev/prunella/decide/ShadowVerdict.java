// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

/** What was judged of an action that a target in SHADOW would have started, half a minute later. */
public enum ShadowVerdict {
    /** The trouble was still there, or real requests failed meanwhile. */
    JUSTIFIED,
    /** The target had recovered by itself and no request had failed meanwhile. */
    UNJUSTIFIED,
    /** It cannot be known: supervision ended, somebody else acted, or nothing was seen. */
    UNDECIDED
}
