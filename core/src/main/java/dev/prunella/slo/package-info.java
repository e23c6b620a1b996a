// SPDX-License-Identifier: Apache-2.0
/**
 * Objectives: what is counted as good, how much may fail within a rolling window, how fast that is spent, and when a person is told.
 * Counts and time go in, states and sentences come out; nothing here knows a diagnosis, and nothing heals.
 */
@NullMarked
package dev.prunella.slo;

import org.jspecify.annotations.NullMarked;
