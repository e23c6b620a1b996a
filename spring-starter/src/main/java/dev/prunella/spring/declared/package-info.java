// SPDX-License-Identifier: Apache-2.0
/**
 * Makes targets of annotated beans: what an annotation says, which methods it stands on and whether they fit, and the target that comes
 * of it. Whatever cannot be obeyed stops the start.
 */
@NullMarked
package dev.prunella.spring.declared;

import org.jspecify.annotations.NullMarked;
