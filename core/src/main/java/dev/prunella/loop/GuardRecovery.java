// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.guard.BreakerState;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What persons have set guards to, which holds until a person says otherwise, also over a restart: kept in the trail's checkpoints by
 * the guard's name, and read from the last one and the records after it.
 */
public final class GuardRecovery {

    /** The command in the trail; its value is the state, a space, and the guard's name. */
    public static final String COMMAND = "guard";

    /** How many are kept at most. */
    static final int MOST = 1_000;

    private static final String SET = "guard:";

    private GuardRecovery() {}

    /** What outlives the process, added to the rest of a checkpoint. */
    public static Map<String, String> keep(Map<String, BreakerState> set, Map<String, String> rest) {
        Map<String, String> kept = new TreeMap<>(rest);
        set.entrySet().stream()
                .limit(MOST)
                .forEach(each -> kept.put(SET + each.getKey(), each.getValue().name()));
        return kept;
    }

    /** Reads a trail: the state of each guard that a person has set. */
    public static Map<String, BreakerState> read(AuditRecovery trail) {
        Map<String, BreakerState> set = new LinkedHashMap<>();
        trail.state().forEach((key, state) -> {
            if (key.startsWith(SET)) {
                put(set, key.substring(SET.length()), BreakerState.valueOf(state));
            }
        });
        for (AuditRecord record : trail.tail()) {
            AuditEntry entry = record.entry();
            if (record.kind() == AuditKind.LATCH
                    && COMMAND.equals(entry.details().get(EventEntries.COMMAND))) {
                String value = entry.details().getOrDefault(EventEntries.VALUE, "");
                int space = value.indexOf(' ');
                put(set, value.substring(space + 1), BreakerState.valueOf(value.substring(0, space)));
            }
        }
        return set;
    }

    private static void put(Map<String, BreakerState> set, String guard, BreakerState state) {
        if (state.isForced()) {
            set.put(guard, state);
        } else {
            set.remove(guard);
        }
    }
}
