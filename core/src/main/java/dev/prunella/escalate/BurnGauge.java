// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.TargetInfo;

/**
 * Tells how fast error budgets burn. Asked on the timer's thread when an escalation is due, so it must return at once; one that
 * throws or returns null counts as {@link Burn#UNKNOWN}.
 */
@FunctionalInterface
public interface BurnGauge {

    /** Nobody measures it. */
    BurnGauge NONE = target -> Burn.UNKNOWN;

    /** How fast the target's budget burns now. */
    Burn of(TargetInfo target);
}
