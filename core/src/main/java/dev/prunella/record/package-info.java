// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, for people and for the next start: events, incidents, and the append-only trail with its stores and its
 * verifier. It records decisions and takes none; nothing here knows how an action is run.
 */
@NullMarked
package dev.prunella.record;

import org.jspecify.annotations.NullMarked;
