// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import org.jspecify.annotations.Nullable;

/** Whether the places of borrows are kept: only while something is suspect, since each costs some microseconds. */
final class BorrowPlaces {

    /** The most connections of a pool of which places are kept. */
    static final int MOST = 64;

    private volatile boolean kept;

    void keep(boolean wanted) {
        kept = wanted;
    }

    boolean kept() {
        return kept;
    }

    /** The place from which the caller borrows; null while none are kept. */
    @Nullable
    BorrowPlace here() {
        return kept ? new BorrowPlace() : null;
    }
}
