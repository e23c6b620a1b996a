// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;

/** Receives the records of a trail in order. */
interface TrailVisitor {

    /** All parts of the checkpoint at the start of a segment. */
    void checkpoint(List<AuditRecord> parts);

    /** Every other record. */
    void entry(AuditRecord record);
}
