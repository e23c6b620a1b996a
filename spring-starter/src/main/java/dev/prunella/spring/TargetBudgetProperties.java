// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import org.jspecify.annotations.Nullable;

/**
 * What an application may set under {@code prunella.targets.NAME.budgets}. It narrows prunella.budgets for this target; nothing widens
 * them for one.
 *
 * @param incidents Incidents of it that may be acted on within prunella.budgets.window; the smaller of this and
 *     prunella.budgets.incidents-per-target holds. Zero forbids every action.
 */
public record TargetBudgetProperties(@Nullable Integer incidents) {

    /** Checks the number. */
    public TargetBudgetProperties {
        if (incidents != null && incidents < 0) {
            throw new IllegalArgumentException(
                    "prunella.targets.<name>.budgets.incidents must not be negative, got " + incidents);
        }
    }
}
