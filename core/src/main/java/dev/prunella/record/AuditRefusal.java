// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/** Why an entry did not become durable in time; in each case the action that it announces must not start. */
public enum AuditRefusal {
    /** The queue or the disk is full. */
    NO_ROOM,
    /** The store failed to write or to sync, and so did a new segment. */
    SYNC_FAILED,
    /** No sync within the deadline (1 s). The record may become durable later, see {@link AuditAck.DurableLate}. */
    SYNC_TIMED_OUT,
    /** The trail is closed. */
    CLOSED
}
