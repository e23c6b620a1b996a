// SPDX-License-Identifier: Apache-2.0
/**
 * The words that every other package speaks: values without behaviour of their own, and the border where foreign text is
 * made safe. Nothing here reads a clock, does I/O or knows a phase of the loop.
 */
@NullMarked
package dev.prunella.model;

import org.jspecify.annotations.NullMarked;
