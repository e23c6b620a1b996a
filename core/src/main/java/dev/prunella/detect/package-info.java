// SPDX-License-Identifier: Apache-2.0
/**
 * Detect: probes look, readings say what they saw, run-lengths and freshness say how much a reading counts. Nothing here knows
 * what a symptom means.
 */
@NullMarked
package dev.prunella.detect;

import org.jspecify.annotations.NullMarked;
