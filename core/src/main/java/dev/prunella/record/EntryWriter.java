// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;

/** Numbers entries and keeps them; tells their owners what became of them. Used by one thread at a time; never throws. */
interface EntryWriter {

    /** Writes what was not refused meanwhile; false if something of it was refused. */
    boolean write(List<AuditPending> batch);

    /** Whether records of class 2 stand there without a sync. */
    boolean isSyncDue();

    /** Syncs what is not yet. True if nothing was lost. */
    boolean flush();
}
