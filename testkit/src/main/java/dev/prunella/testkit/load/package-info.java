// SPDX-License-Identifier: Apache-2.0
/**
 * Load on a data source, and what a fault did to it: who failed, who hung, how long until all was well, and whether an
 * acknowledged write was lost. Knows nothing of supervisors, so that it can measure with and without one.
 */
@NullMarked
package dev.prunella.testkit.load;

import org.jspecify.annotations.NullMarked;
