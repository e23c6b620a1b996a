// SPDX-License-Identifier: Apache-2.0
/**
 * Virtual time: clock, scheduler and chance of {@code dev.prunella.time}, repeatable to the last event. Nothing here waits
 * for real time, and nothing here knows what the library does with it.
 */
@NullMarked
package dev.prunella.testkit.time;

import org.jspecify.annotations.NullMarked;
