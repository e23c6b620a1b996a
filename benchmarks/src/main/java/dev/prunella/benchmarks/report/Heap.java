// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap that is really held. */
public final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Bytes in use after some full collections, the least of them. */
    public static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
