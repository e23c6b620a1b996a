// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import java.time.Instant;

/**
 * One record of the trail.
 *
 * @param seq its number, which alone gives the order
 * @param at the time of day
 * @param kind what it is about
 * @param target who; empty for the supervisor as a whole
 * @param incident the episode's id; empty outside of one
 * @param what happened
 * @param reason why; empty where nothing is to be said
 * @param actor the loop, or the person who commanded it
 */
public record RecordView(
        long seq,
        Instant at,
        AuditKind kind,
        String target,
        String incident,
        String what,
        String reason,
        String actor) {

    static RecordView of(AuditRecord record) {
        return new RecordView(
                record.seq(),
                record.wall(),
                record.kind(),
                record.entry().target(),
                record.entry().incident(),
                record.entry().what(),
                record.entry().reason(),
                record.entry().actor());
    }
}
