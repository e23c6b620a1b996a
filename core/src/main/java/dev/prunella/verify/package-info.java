// SPDX-License-Identifier: Apache-2.0
/**
 * Verify: what counts as healed after an action, measured through the path that failed. Pure.
 */
@NullMarked
package dev.prunella.verify;

import org.jspecify.annotations.NullMarked;
