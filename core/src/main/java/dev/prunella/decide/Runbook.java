// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Remediation;
import dev.prunella.diagnose.Cause;
import java.util.Arrays;
import java.util.List;

/**
 * What is done about a diagnosis: steps from the lightest to the heaviest.
 *
 * @param steps at least one
 */
public record Runbook(List<Step> steps) {

    /** Checks that there is a step. */
    public Runbook {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("runbook must have at least one step");
        }
    }

    /** One attempt of each remediation, in this order. */
    public static Runbook of(Remediation... remediations) {
        return new Runbook(Arrays.stream(remediations).map(Step::of).toList());
    }

    /** These steps, in this order. */
    public static Runbook of(Step... steps) {
        return new Runbook(List.of(steps));
    }

    /** Index of the lightest step from {@code from} on that can cure {@code cause}; -1 if none is left. */
    public int stepFor(Cause cause, int from) {
        for (int i = from; i < steps.size(); i++) {
            if (steps.get(i).remediation().canCure(cause)) {
                return i;
            }
        }
        return -1;
    }
}
