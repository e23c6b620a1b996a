// SPDX-License-Identifier: Apache-2.0
/**
 * The door: {@link dev.prunella.HealingSupervisor} composes the phases of the loop. Nothing in this library imports this package.
 */
@NullMarked
package dev.prunella;

import org.jspecify.annotations.NullMarked;
