// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.decide.Budgets;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.budgets}: how much automation may do within a sliding window, whatever the targets.
 * Zero forbids every action of that scope.
 *
 * @param window The length of the window.
 * @param incidentsPerTarget Incidents of one target that may be acted on.
 * @param startsPerGroup Starts of remediations in one group.
 * @param startsPerType Starts of one remediation by its name, over all targets.
 * @param startsPerSupervisor Starts of remediations altogether.
 */
public record BudgetProperties(
        @DefaultValue("10m") Duration window,
        @DefaultValue("3") int incidentsPerTarget,
        @DefaultValue("6") int startsPerGroup,
        @DefaultValue("6") int startsPerType,
        @DefaultValue("20") int startsPerSupervisor) {

    /** Lets the loop check the numbers, whose names are the same there. */
    public BudgetProperties {
        try {
            new Budgets(window, incidentsPerTarget, startsPerGroup, startsPerType, startsPerSupervisor);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("prunella.budgets: " + e.getMessage(), e);
        }
    }

    Budgets budgets() {
        return new Budgets(window, incidentsPerTarget, startsPerGroup, startsPerType, startsPerSupervisor);
    }
}
