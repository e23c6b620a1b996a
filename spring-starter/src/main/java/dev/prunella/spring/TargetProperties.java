// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.targets.NAME}; what is not set stays as it was found.
 *
 * @param enabled Whether it is supervised at all; without that the component is left as the application made it.
 * @param mode How far automation may go with it, whatever prunella.mode is.
 * @param owner The team that is called.
 * @param severity How much it matters that it is ill: critical and error page a person, warning and info are tickets.
 * @param group The group of targets that fail alike and are braked together.
 * @param period The pause between two looks while all is well.
 * @param dependsOn Names of targets whose failure explains a failure of this one.
 * @param handOver How far its ladder goes once its own remediations are spent and a person was told: readiness takes the process out of
 *     traffic until the target is well again, liveness later asks the platform to replace the process. Only while a look from the outside
 *     proves that the fault is this process's own.
 * @param runbook Names of the remediations that may be run, out of those of its runbook; all of them if it is empty.
 * @param budgets How much automation may do to it, where that is less than prunella.budgets.
 */
public record TargetProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable Mode mode,
        @Nullable String owner,
        @Nullable Severity severity,
        @Nullable String group,
        @Nullable Duration period,
        List<String> dependsOn,
        @DefaultValue("nobody") HandOverTo handOver,
        List<String> runbook,
        @Nullable TargetBudgetProperties budgets) {

    /** Nothing is set. */
    static final TargetProperties UNSET =
            new TargetProperties(true, null, null, null, null, null, List.of(), HandOverTo.NOBODY, List.of(), null);

    /** Checks each by itself. */
    public TargetProperties {
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
        runbook = runbook == null ? List.of() : List.copyOf(runbook);
        if (owner != null && owner.isBlank()) {
            throw new IllegalArgumentException(
                    "prunella.targets.<name>.owner must name the team that is called, got '" + owner + "'");
        }
        if (period != null && (period.isZero() || period.isNegative())) {
            throw new IllegalArgumentException("prunella.targets.<name>.period must be more than zero, got " + period);
        }
    }
}
