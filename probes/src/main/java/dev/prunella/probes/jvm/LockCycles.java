// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cycles among threads of which each waits for a lock that another one of them holds. */
final class LockCycles {

    private LockCycles() {}

    /** Each cycle once, in the order in which its threads wait for each other. */
    static List<List<ThreadInfo>> among(@Nullable ThreadInfo[] threads) {
        Map<Long, ThreadInfo> byId = new HashMap<>();
        for (ThreadInfo thread : threads) {
            if (thread != null) {
                byId.put(thread.getThreadId(), thread);
            }
        }
        List<List<ThreadInfo>> cycles = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (ThreadInfo thread : byId.values()) {
            List<ThreadInfo> cycle = from(thread, byId, seen);
            if (!cycle.isEmpty()) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    /** Empty if what this one waits for leads to no cycle, or to one that is known. */
    private static List<ThreadInfo> from(ThreadInfo first, Map<Long, ThreadInfo> byId, Set<Long> seen) {
        List<ThreadInfo> path = new ArrayList<>();
        @Nullable ThreadInfo next = first;
        while (next != null && seen.add(next.getThreadId())) {
            path.add(next);
            next = byId.get(next.getLockOwnerId());
        }
        int start = next == null ? -1 : path.indexOf(next);
        return start < 0 ? List.of() : path.subList(start, path.size());
    }
}
