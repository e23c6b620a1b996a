// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a trail, as {@link AuditReader#tail} has read it.
 *
 * @param records the latest that were wanted, oldest first
 * @param firstSeq the number of the first record that was read and checked, 0 if there was none
 * @param lastSeq the number of the last one, behind which stands the problem or nothing
 * @param problem file, offset and fault at which the chain is broken; null if it holds to the end
 */
public record TrailTail(
        List<AuditRecord> records,
        long firstSeq,
        long lastSeq,
        @Nullable String problem) {

    /** Keeps a copy. */
    public TrailTail {
        records = List.copyOf(records);
    }

    /** Whether every byte and link from {@link #firstSeq} to the end is as it was written. */
    public boolean verified() {
        return problem == null;
    }

    /** How many records were checked, checkpoints and those that were not wanted included. */
    public long checked() {
        return lastSeq == 0 ? 0 : lastSeq - firstSeq + 1;
    }
}
