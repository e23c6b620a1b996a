// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold in every run, one class for each rule, with counting of its own: it looks at what happened and knows nothing of how
 * the supervisor decides.
 */
@NullMarked
package dev.prunella.testkit.simulation.check;

import org.jspecify.annotations.NullMarked;
