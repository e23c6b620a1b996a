// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.Instant;

/**
 * One record of the trail, as written.
 *
 * @param seq its number; records are numbered from 1 without a gap, and this alone gives their order
 * @param monoNanos the monotonic clock when the entry was handed in; comparable within one process only
 * @param wall the time of day when the entry was handed in, to the millisecond
 * @param entry what it says
 * @param prev the hash of the record before it, or of the segment's header if it is the first of its segment; empty in memory
 * @param hash SHA-256 of its canonical bytes, in lower-case hexadecimal digits; empty in memory, where no chain is kept
 */
public record AuditRecord(long seq, long monoNanos, Instant wall, AuditEntry entry, String prev, String hash) {

    /** What the record is about. */
    public AuditKind kind() {
        return entry.kind();
    }
}
