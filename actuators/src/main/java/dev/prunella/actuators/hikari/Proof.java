// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.probes.postgres.StuckCall;
import java.util.List;

/**
 * What a look past the pool has proven about the pool's calls.
 *
 * @param stuck calls that will never be answered
 * @param poolsPathLost whether the pool's own way to the server is proven not to work, while another one does
 * @param atNanos when it was proven
 */
record Proof(List<StuckCall> stuck, boolean poolsPathLost, long atNanos) {

    static final Proof NONE = new Proof(List.of(), false, 0);

    /** Whether it proves a stuck call, and no earlier than this. */
    boolean foundSince(long nanos) {
        return !stuck.isEmpty() && atNanos - nanos >= 0;
    }
}
