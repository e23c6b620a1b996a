// SPDX-License-Identifier: Apache-2.0
/**
 * What happened in a run, as a list of plain facts in the order of their time: what was true, what the supervisor was told, what it
 * said, did and recorded. All that a check may look at; nothing here comes from the inside of the supervisor.
 */
@NullMarked
package dev.prunella.testkit.simulation.trace;

import org.jspecify.annotations.NullMarked;
