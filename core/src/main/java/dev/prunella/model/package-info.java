// SPDX-License-Identifier: Apache-2.0
/**
 * Values that every phase of the loop speaks of: who is supervised, in which state it should be, who acts and why. No behaviour
 * but checks of what is put in.
 */
@NullMarked
package dev.prunella.model;

import org.jspecify.annotations.NullMarked;
