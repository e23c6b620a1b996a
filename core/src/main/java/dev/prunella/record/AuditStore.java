// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.util.List;

/**
 * Where the bytes of a trail live: numbered segments that only grow. The seam for simulators and for stores of third parties;
 * format, chain and recovery are the trail's own.
 *
 * <p>One thread at a time uses a store: the opener's until {@code open} of the trail returns, the trail's writer afterwards.
 * Every method may throw; the trail then trusts nothing that was not synced, begins a new segment and appends again what was
 * not acknowledged. A store must therefore never repeat a failed sync by itself.
 */
public interface AuditStore extends SegmentSource {

    /** Whether what was synced is there after the process has died. */
    boolean survivesProcess();

    /**
     * Takes sole ownership.
     *
     * @return the numbers of the segments that are there, ascending
     * @throws IOException if another writer owns the store or it cannot be used safely
     */
    List<Long> open() throws IOException;

    /**
     * Removes what stands in a segment from {@code offset} on, durably, and keeps a copy of it aside; at offset 0 the whole
     * segment is removed. Called while opening only.
     */
    void setAside(long segment, long offset) throws IOException;

    /** Lets the next append go to the end of an existing segment, and syncs what stands there. Called while opening only. */
    void resume(long segment) throws IOException;

    /**
     * Begins a new, empty segment, to which the next appends go; what a failed begin left under this number is replaced.
     * Durable with the next sync.
     */
    void begin(long segment) throws IOException;

    /** Adds bytes to the end of the current segment. Not durable yet. */
    void append(byte[] bytes) throws IOException;

    /** Makes durable what was appended, and the current segment's existence. An error is final for this segment. */
    void sync() throws IOException;

    /** Removes an old segment for good. */
    void retire(long segment) throws IOException;

    /** Gives up ownership; idempotent. */
    void close() throws IOException;
}
