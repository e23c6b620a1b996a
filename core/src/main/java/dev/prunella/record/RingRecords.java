// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest records in memory. Open intents and the newest latch, hold and kill record of each target stay when they would
 * fall out; of these, too, there are at most as many as the ring is large, the oldest go first. Safe for use by several
 * threads.
 */
final class RingRecords {

    private final int capacity;
    private final ArrayDeque<AuditRecord> latest = new ArrayDeque<>();
    private final Map<String, AuditRecord> pinned = new LinkedHashMap<>();

    RingRecords(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(AuditRecord record) {
        if (latest.size() == capacity) {
            latest.removeFirst();
        }
        latest.addLast(record);
        switch (record.kind()) {
            case INTENT -> pin("attempt " + record.entry().attempt(), record);
            case TERMINAL -> pinned.remove("attempt " + record.entry().attempt());
            case LATCH, HOLD, KILL -> pin(standing(record), record);
            default -> {
                // falls out in its turn
            }
        }
    }

    /** What is kept, oldest first. */
    synchronized List<AuditRecord> list() {
        List<AuditRecord> all = new ArrayList<>();
        long first = latest.isEmpty() ? Long.MAX_VALUE : latest.getFirst().seq();
        pinned.values().stream().filter(record -> record.seq() < first).forEach(all::add);
        all.addAll(latest);
        return List.copyOf(all);
    }

    private void pin(String key, AuditRecord record) {
        pinned.remove(key);
        if (pinned.size() == capacity) {
            pinned.remove(pinned.keySet().iterator().next());
        }
        pinned.put(key, record);
    }

    private static String standing(AuditRecord record) {
        String action = record.entry().details().getOrDefault("action", "");
        return record.kind() + " " + record.entry().target() + " " + action;
    }
}
