// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import java.util.List;

/**
 * What one step of a target brings.
 *
 * @param state the state afterwards
 * @param effects what the shell shall do, in this order
 */
public record Transition(TargetState state, List<Effect> effects) {}
