// SPDX-License-Identifier: Apache-2.0
/**
 * Detectors over one series of numbers, value by value: what is unusual, what has changed, what grows towards its end. Knows neither probes
 * nor targets, keeps a bounded memory, and never looks ahead.
 */
@NullMarked
package dev.prunella.detect.series;

import org.jspecify.annotations.NullMarked;
