// SPDX-License-Identifier: Apache-2.0
/**
 * Series of numbers to try a detector on: kinds that have nothing wrong, and anomalies to put into them. Knows nothing of detectors, so that
 * any can be tried.
 */
@NullMarked
package dev.prunella.testkit.series;

import org.jspecify.annotations.NullMarked;
