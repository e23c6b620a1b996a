// SPDX-License-Identifier: Apache-2.0
/**
 * Diagnose: what the evidence of both sides means. Local fault, dependency down, overload and the rest, with the cause and the
 * evidence that speaks for it. Pure; knows no cure.
 */
@NullMarked
package dev.prunella.diagnose;

import org.jspecify.annotations.NullMarked;
