// SPDX-License-Identifier: Apache-2.0
/**
 * The seams: clock, timers, threads and chance. Nothing outside this package reads a clock, starts a thread, sleeps or
 * draws a random number, so a test or a simulation that replaces these four replaces them all.
 */
@NullMarked
package dev.prunella.time;

import org.jspecify.annotations.NullMarked;
