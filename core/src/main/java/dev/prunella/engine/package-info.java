// SPDX-License-Identifier: Apache-2.0
/**
 * The imperative shell: mailboxes, timers, workers and fences that carry out what the loop decides. Decides nothing itself.
 */
@NullMarked
package dev.prunella.engine;

import org.jspecify.annotations.NullMarked;
