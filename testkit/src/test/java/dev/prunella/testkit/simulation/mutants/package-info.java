// SPDX-License-Identifier: Apache-2.0
/** The core with one guard or rule removed at a time, by which the simulator is tried. No switch for it is in the product. */
@NullMarked
package dev.prunella.testkit.simulation.mutants;

import org.jspecify.annotations.NullMarked;
