// SPDX-License-Identifier: Apache-2.0
/** What all benchmarks need to show figures: spreads, facts of the machine, plots. Knows nothing of what was measured. */
@NullMarked
package dev.prunella.benchmarks.report;

import org.jspecify.annotations.NullMarked;
