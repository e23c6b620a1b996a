// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;

/**
 * What a reading of the whole trail found, beside its records.
 *
 * @param segments the segments that count, oldest first
 * @param firstSeq the number of the first record, 0 if there is none
 * @param end behind the last record
 * @param torn what a crash left unfinished
 * @param voidBytes bytes behind a fault that do not count
 */
record TrailScan(List<Long> segments, long firstSeq, TrailEnd end, List<Torn> torn, long voidBytes) {

    record Torn(long segment, long offset, long bytes) {}

    long tornBytes() {
        return torn.stream().mapToLong(Torn::bytes).sum();
    }
}
