// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Step;

/**
 * A decision to run a step, not carried out yet.
 *
 * @param step what
 * @param index its index in the runbook
 * @param madeNanos when it was decided; it lives for the policy's plan life
 */
public record Plan(Step step, int index, long madeNanos) {}
