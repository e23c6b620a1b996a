// SPDX-License-Identifier: Apache-2.0
/**
 * Components of the application that are started and stopped in the process, as targets: restarted in place, one by one, and what holds on
 * to them after them. What a component is made of stays outside.
 */
@NullMarked
package dev.prunella.actuators.component;

import org.jspecify.annotations.NullMarked;
