// SPDX-License-Identifier: Apache-2.0
/** Stands before what is called: real traffic as evidence, and a hand on that traffic while a target heals. */
@NullMarked
package dev.prunella.guard;

import org.jspecify.annotations.NullMarked;
