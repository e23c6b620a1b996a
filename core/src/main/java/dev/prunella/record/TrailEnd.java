// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/**
 * A place in the trail behind a record: where the next one goes and what it is chained to.
 *
 * @param segment the segment's number, 0 before the first
 * @param offset bytes from the start of the segment
 * @param seq the last record's number
 * @param hash the last record's hash, or that of the segment's header if no record follows it yet
 */
record TrailEnd(long segment, long offset, long seq, String hash) {

    static final TrailEnd EMPTY = new TrailEnd(0, 0, 0, AuditHash.NONE);

    TrailEnd behind(AuditRecord record, int frameBytes) {
        return new TrailEnd(segment, offset + frameBytes, record.seq(), record.hash());
    }

    TrailEnd behind(SegmentHeader header) {
        return new TrailEnd(header.number(), SegmentHeader.BYTES, header.first() - 1, header.hash());
    }
}
