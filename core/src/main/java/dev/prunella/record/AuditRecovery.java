// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the trail told when it was opened.
 *
 * @param state the state of the last checkpoint, exactly as its source gave it, in the order of the keys; empty if there is none
 * @param stateWall the time of day of that checkpoint; null if there is none
 * @param tail the records after that checkpoint, in order
 * @param openIntents intents without a terminal record in all segments that are kept, oldest first, at most the last 10,000;
 *     what they did is unknown
 * @param lastWall the time of day of the last record; null if there is none
 * @param lastSeq the number of the last record, 0 if there is none
 * @param tornBytes the bytes of unfinished records that were set aside
 */
public record AuditRecovery(
        Map<String, String> state,
        @Nullable Instant stateWall,
        List<AuditRecord> tail,
        List<AuditRecord> openIntents,
        @Nullable Instant lastWall,
        long lastSeq,
        long tornBytes) {}
