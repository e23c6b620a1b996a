// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A state as one or more records of kind CHECKPOINT, in parts that keep each frame within its cap. */
final class AuditCheckpoint {

    private static final Pattern PART = Pattern.compile("part ([0-9]{1,6}) of ([0-9]{1,6})");

    private AuditCheckpoint() {}

    record Part(int number, int of) {

        /** Whether this may follow {@code before} parts of the same checkpoint. */
        boolean follows(List<AuditRecord> before) {
            return number == before.size() + 1 && (before.isEmpty() || partOf(before.get(0)).of == of);
        }
    }

    /** The part that a record is; 0 of 0 if it is no part of a checkpoint. */
    static Part partOf(AuditRecord record) {
        Matcher matcher = PART.matcher(record.entry().what());
        boolean part = record.kind() == AuditKind.CHECKPOINT && matcher.matches();
        return part ? new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : new Part(0, 0);
    }

    /** @throws IllegalArgumentException if the state, or one entry of it, is larger than its cap */
    static List<AuditEntry> entries(Map<String, String> state) {
        List<SortedMap<String, String>> parts = split(state);
        List<AuditEntry> entries = new ArrayList<>();
        for (SortedMap<String, String> part : parts) {
            String what = "part " + (entries.size() + 1) + " of " + parts.size();
            entries.add(new AuditEntry(AuditKind.CHECKPOINT, "", "", what, "", "", "", part));
        }
        return entries;
    }

    /** In the order of the keys, whatever the process: who numbers them reads them in that order again. */
    static Map<String, String> state(List<AuditRecord> parts) {
        SortedMap<String, String> state = new TreeMap<>();
        parts.forEach(part -> state.putAll(part.entry().details()));
        return Collections.unmodifiableSortedMap(state);
    }

    private static List<SortedMap<String, String>> split(Map<String, String> state) {
        List<SortedMap<String, String>> parts = new ArrayList<>();
        SortedMap<String, String> part = new TreeMap<>();
        long total = 0;
        int size = 0;
        for (Map.Entry<String, String> entry : new TreeMap<>(state).entrySet()) {
            int length = length(entry);
            total += length;
            if (size + length > AuditLimits.CHECKPOINT_PART_CHARS && !part.isEmpty()) {
                parts.add(part);
                part = new TreeMap<>();
                size = 0;
            }
            part.put(entry.getKey(), entry.getValue());
            size += length;
        }
        if (total > AuditLimits.CHECKPOINT_CHARS) {
            throw new IllegalArgumentException("state: " + total + " characters are too large for a checkpoint");
        }
        parts.add(part);
        return parts;
    }

    private static int length(Map.Entry<String, String> entry) {
        int length = AuditJson.escapedLength(entry.getKey()) + AuditJson.escapedLength(entry.getValue()) + 6;
        if (length > AuditLimits.CHECKPOINT_PART_CHARS) {
            throw new IllegalArgumentException("state: entry " + entry.getKey() + " has " + length + " characters");
        }
        return length;
    }
}
