// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pairs intents with their terminal records while a trail is read, and notes what does not pair up. */
final class TrailIntents {

    private static final int FINDINGS = 100;

    private final Map<String, AuditRecord> open = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final List<String> findings = new ArrayList<>();

    void add(AuditRecord record) {
        String attempt = record.entry().attempt();
        if (record.kind() == AuditKind.INTENT) {
            if (open.put(attempt, record) != null || ended.contains(attempt)) {
                note("record " + record.seq() + ": attempt " + attempt + " has a second intent");
            }
            bound(open.keySet());
        } else if (record.kind() == AuditKind.TERMINAL) {
            open.remove(attempt);
            if (!ended.add(attempt)) {
                note("record " + record.seq() + ": attempt " + attempt + " has a second terminal record");
            }
            bound(ended);
        }
    }

    List<AuditRecord> open() {
        return List.copyOf(open.values());
    }

    List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        for (AuditRecord intent : open.values()) {
            if (all.size() < FINDINGS) {
                all.add("record " + intent.seq() + ": attempt " + intent.entry().attempt() + " has no terminal record");
            }
        }
        return List.copyOf(all);
    }

    private void note(String finding) {
        if (findings.size() < FINDINGS) {
            findings.add(finding);
        }
    }

    private static void bound(Set<String> attempts) {
        if (attempts.size() > AuditLimits.OPEN_INTENTS) {
            attempts.remove(attempts.iterator().next());
        }
    }
}
