// SPDX-License-Identifier: Apache-2.0
/**
 * Decide: runbooks, policy, and the terms in which guardrails answer. Everything is pure; the loop evaluates, the shell acts.
 */
@NullMarked
package dev.prunella.decide;

import org.jspecify.annotations.NullMarked;
