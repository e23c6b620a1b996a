// SPDX-License-Identifier: Apache-2.0
/** How soon a component of the process works again after it failed: by Prunella, and by an actor system's supervision. */
@NullMarked
package dev.prunella.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
