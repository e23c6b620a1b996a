// SPDX-License-Identifier: Apache-2.0
/**
 * The target as an application describes it: the one public builder that sees every phase of the loop.
 */
@NullMarked
package dev.prunella.target;

import org.jspecify.annotations.NullMarked;
