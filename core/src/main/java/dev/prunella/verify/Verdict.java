// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

/** What was measured after an action. */
public enum Verdict {
    /** The path that failed was seen to work. */
    HEALED,
    /** It was seen to fail still. */
    NOT_HEALED,
    /** The action made it worse. */
    WORSE,
    /** Nothing could be measured in time: a veto, never a pass. */
    INCONCLUSIVE
}
