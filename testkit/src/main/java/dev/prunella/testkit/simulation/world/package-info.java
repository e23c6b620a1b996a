// SPDX-License-Identifier: Apache-2.0
/**
 * The world of one run: components with a hidden truth, a store, a channel, persons, clocks, and the processes in which the real
 * supervisor lives, all in virtual time and on one thread. It tells what happens and judges nothing.
 */
@NullMarked
package dev.prunella.testkit.simulation.world;

import org.jspecify.annotations.NullMarked;
