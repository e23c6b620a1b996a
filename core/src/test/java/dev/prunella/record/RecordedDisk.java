// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that notes each write in order, so that it can be given as a process left it that was killed at any byte of
 * any of them, or as it is after a power cut there, when nothing but what was synced needs to be left.
 */
final class RecordedDisk implements AuditStore {

    /** Something that was done; the bytes are those of an append, the text an acknowledged attempt. */
    private static final class Step {
        private final Kind kind;
        private final long segment;
        private final byte[] bytes;
        private final String attempt;

        Step(Kind kind, long segment, byte[] bytes, String attempt) {
            this.kind = kind;
            this.segment = segment;
            this.bytes = bytes;
            this.attempt = attempt;
        }
    }

    private enum Kind {
        BEGIN,
        APPEND,
        SYNC,
        RETIRE,
        ACKNOWLEDGED
    }

    private final Map<Long, byte[]> before = new TreeMap<>();
    private final Map<Long, byte[]> segments = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private int asides;
    private long current;
    private int synced;

    /** Notes that an attempt was acknowledged now. */
    void acknowledged(String attempt) {
        note(new Step(Kind.ACKNOWLEDGED, 0, new byte[0], attempt));
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    int steps() {
        return steps.size();
    }

    /** How many bytes a step wrote. */
    int bytesOf(int step) {
        return steps.get(step).bytes.length;
    }

    int asides() {
        return asides;
    }

    /** From now on it is noted what is done; all that there is was there before. */
    void noteFromHere() {
        steps.clear();
        before.clear();
        before.putAll(segments);
    }

    /** As it was left at byte {@code bytes} of step {@code step}. */
    RecordedDisk killedAt(int step, int bytes) {
        RecordedDisk left = new RecordedDisk();
        left.segments.putAll(before);
        left.current = before.size();
        steps.subList(0, step).forEach(left::carryOut);
        Step last = steps.get(step);
        if (last.kind == Kind.APPEND) {
            left.carryOut(new Step(Kind.APPEND, last.segment, Arrays.copyOf(last.bytes, bytes), ""));
        }
        return left;
    }

    /** As it is when of what was not synced only {@code kept} bytes reached the disk; null if there is not as much. */
    @Nullable
    RecordedDisk powerCutBefore(int step, int kept) {
        RecordedDisk left = killedAt(step, 0);
        byte[] open = left.segments.getOrDefault(left.current, new byte[0]);
        if (left.synced + kept > open.length) {
            return null;
        }
        left.segments.put(left.current, Arrays.copyOf(open, left.synced + kept));
        return left;
    }

    private void note(Step step) {
        steps.add(step);
        carryOut(step);
    }

    private void carryOut(Step step) {
        switch (step.kind) {
            case BEGIN -> {
                current = step.segment;
                synced = 0;
                segments.put(current, new byte[0]);
            }
            case APPEND -> {
                byte[] before = segments.get(current);
                byte[] after = Arrays.copyOf(before, before.length + step.bytes.length);
                System.arraycopy(step.bytes, 0, after, before.length, step.bytes.length);
                segments.put(current, after);
            }
            case SYNC -> synced = segments.get(current).length;
            case RETIRE -> segments.remove(step.segment);
            case ACKNOWLEDGED -> acknowledged.add(step.attempt);
        }
    }

    @Override
    public boolean survivesProcess() {
        return true;
    }

    @Override
    public List<Long> open() {
        return List.copyOf(segments.keySet());
    }

    @Override
    public InputStream read(long segment) {
        return new ByteArrayInputStream(segments.get(segment));
    }

    @Override
    public String name(long segment) {
        return "segment " + segment;
    }

    @Override
    public void setAside(long segment, long offset) {
        asides++;
        segments.put(segment, Arrays.copyOf(segments.get(segment), (int) offset));
        if (offset == 0) {
            segments.remove(segment);
        }
    }

    @Override
    public void resume(long segment) {
        current = segment;
        synced = segments.get(segment).length;
    }

    @Override
    public void begin(long segment) {
        note(new Step(Kind.BEGIN, segment, new byte[0], ""));
    }

    @Override
    public void append(byte[] bytes) {
        note(new Step(Kind.APPEND, current, bytes, ""));
    }

    @Override
    public void sync() throws IOException {
        note(new Step(Kind.SYNC, current, new byte[0], ""));
    }

    @Override
    public void retire(long segment) {
        note(new Step(Kind.RETIRE, segment, new byte[0], ""));
    }

    @Override
    public void close() {
        // memory needs no closing
    }
}
