// SPDX-License-Identifier: Apache-2.0
/**
 * The simulator: the real supervisor in virtual time, among targets that fall ill, probes that lie, actions that hang, a trail that
 * fails, persons who interfere and processes that end, all drawn from a seed, with rules that must hold after every event.
 */
@NullMarked
package dev.prunella.testkit.simulation;

import org.jspecify.annotations.NullMarked;
