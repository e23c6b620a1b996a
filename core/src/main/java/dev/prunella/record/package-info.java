// SPDX-License-Identifier: Apache-2.0
/**
 * Record: what happened, for people, meters and recovery. Events and incidents are values; the audit trail is the durable,
 * hash-chained copy of them.
 */
@NullMarked
package dev.prunella.record;

import org.jspecify.annotations.NullMarked;
