// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.AuditRecord;
import dev.prunella.record.TrailTail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of the trail.
 *
 * @param verified whether the chain holds over all that was read; null where it was not read from files
 * @param checked how many records that is, with checkpoints and those of other targets
 * @param first the number of the first of them, 0 for none
 * @param last the number of the last of them, 0 for none
 * @param problem where and how the chain is broken, or why files could not be read; null for neither
 * @param records the latest, newest first
 */
public record TrailView(
        @Nullable Boolean verified,
        long checked,
        long first,
        long last,
        @Nullable String problem,
        List<RecordView> records) {

    static TrailView of(TrailTail tail) {
        return new TrailView(
                tail.verified(),
                tail.checked(),
                tail.firstSeq(),
                tail.lastSeq(),
                tail.problem(),
                newestFirst(tail.records()));
    }

    /** Of records in memory, which nobody but this process could have changed. */
    static TrailView inMemory(List<AuditRecord> records, @Nullable String problem) {
        return new TrailView(null, 0, 0, 0, problem, newestFirst(records));
    }

    private static List<RecordView> newestFirst(List<AuditRecord> records) {
        List<RecordView> views =
                new ArrayList<>(records.stream().map(RecordView::of).toList());
        Collections.reverse(views);
        return views;
    }
}
