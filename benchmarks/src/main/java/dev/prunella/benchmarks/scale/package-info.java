// SPDX-License-Identifier: Apache-2.0
/** What many targets cost, beside plain timers with as many tasks; each measurement has a process of its own. */
@NullMarked
package dev.prunella.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
