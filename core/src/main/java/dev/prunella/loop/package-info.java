// SPDX-License-Identifier: Apache-2.0
/**
 * The functional core: one pure step of one target, one pure ruling across targets. No I/O, no threads, no clock: time comes in
 * as a number, effects go out as data.
 */
@NullMarked
package dev.prunella.loop;

import org.jspecify.annotations.NullMarked;
