// SPDX-License-Identifier: Apache-2.0
/**
 * The guardrails, one a file, each a pure check; {@link dev.prunella.decide.guardrails.Guardrails} composes them in the order in
 * which a refusal decides.
 */
@NullMarked
package dev.prunella.decide.guardrails;

import org.jspecify.annotations.NullMarked;
