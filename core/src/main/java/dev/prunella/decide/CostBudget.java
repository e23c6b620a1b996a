// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Remediation;
import dev.prunella.model.TargetInfo;

/** Whether there is money left for an action; asked on the loop's thread, so it must answer at once. */
@FunctionalInterface
public interface CostBudget {

    /** Whether the remediation of this target may still be paid for. */
    boolean affords(TargetInfo target, Remediation remediation);
}
