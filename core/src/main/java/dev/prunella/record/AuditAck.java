// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/**
 * What became of an entry. Each entry gets exactly one of {@link Durable}, {@link Written} and {@link Refused}; after a
 * {@code Refused(SYNC_TIMED_OUT)} one {@link DurableLate} may follow.
 */
public sealed interface AuditAck {

    /** Class 1: the record survives what the store promises to survive; what it announces may begin. */
    record Durable(long seq) implements AuditAck {}

    /** Class 2: the record is written and will be durable with the next sync. */
    record Written(long seq) implements AuditAck {}

    /** The record was not made durable in time: what it announces must not begin. */
    record Refused(AuditRefusal reason) implements AuditAck {}

    /**
     * The record was refused as too late and is durable after all. Whoever appended an intent now appends its terminal record
     * NOT_STARTED, so that the intent does not dangle.
     */
    record DurableLate(long seq) implements AuditAck {}
}
