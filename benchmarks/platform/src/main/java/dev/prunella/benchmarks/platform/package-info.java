// SPDX-License-Identifier: Apache-2.0
/** A service as small as one can be, to see how long its restart takes. Knows nothing of Prunella. */
@NullMarked
package dev.prunella.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
