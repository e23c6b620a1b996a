// SPDX-License-Identifier: Apache-2.0
/**
 * What shall happen in a run, as plain data that is drawn from a seed: targets, policy, and a list of twists of which any may be
 * left out. Nothing here runs.
 */
@NullMarked
package dev.prunella.testkit.simulation.scenario;

import org.jspecify.annotations.NullMarked;
