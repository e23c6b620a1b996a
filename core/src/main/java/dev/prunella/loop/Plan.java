// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Approval;
import dev.prunella.decide.Step;
import org.jspecify.annotations.Nullable;

/**
 * A decision to run a step, not carried out yet.
 *
 * @param step what
 * @param index its index in the runbook
 * @param madeNanos when it was decided; it lives for the policy's plan life
 * @param approval the person's yes that it uses up; null for none
 * @param policy hash of the policy under which it was made
 */
public record Plan(
        Step step, int index, long madeNanos, @Nullable Approval approval, String policy) {

    /** This plan with a person's yes, if there is one. */
    Plan with(@Nullable Approval other) {
        return new Plan(step, index, madeNanos, other, policy);
    }
}
