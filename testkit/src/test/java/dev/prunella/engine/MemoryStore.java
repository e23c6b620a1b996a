// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.record.AuditDiskFullException;
import dev.prunella.record.AuditStore;
import dev.prunella.testkit.time.FakeTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store whose syncs fail or take their time when a test says so, and which forgets what was not synced. */
final class MemoryStore implements AuditStore {

    private final Map<Long, Segment> segments = new TreeMap<>();
    private @Nullable FakeTime time;
    private @Nullable Segment current;
    boolean failing;
    boolean full;
    int syncsToFail;
    boolean closed;
    Duration syncTakes = Duration.ZERO;

    private static final class Segment {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private byte[] synced = {};
    }

    /** The time in which slow syncs take their time. */
    MemoryStore in(FakeTime value) {
        time = value;
        return this;
    }

    /** What a process that dies now leaves: a new store with what was synced. */
    MemoryStore afterACrash() {
        MemoryStore left = new MemoryStore();
        segments.forEach((number, segment) -> {
            if (segment.synced.length > 0) {
                Segment copy = new Segment();
                copy.written.writeBytes(segment.synced);
                copy.synced = segment.synced;
                left.segments.put(number, copy);
            }
        });
        return left;
    }

    /** All that is durable, frames and headers included. */
    String durableText() {
        StringBuilder text = new StringBuilder();
        segments.values().forEach(segment -> text.append(new String(segment.synced, StandardCharsets.UTF_8)));
        return text.toString();
    }

    @Override
    public boolean survivesProcess() {
        return true;
    }

    @Override
    public List<Long> open() {
        return new ArrayList<>(segments.keySet());
    }

    @Override
    public InputStream read(long segment) {
        return new ByteArrayInputStream(segments.get(segment).synced);
    }

    @Override
    public String name(long segment) {
        return "memory-" + segment;
    }

    @Override
    public void setAside(long segment, long offset) throws IOException {
        throw new IOException("nothing of this store is ever torn");
    }

    @Override
    public void resume(long segment) {
        current = segments.get(segment);
    }

    @Override
    public void begin(long segment) {
        current = new Segment();
        segments.put(segment, current);
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        if (full) {
            throw new AuditDiskFullException("memory: no room", new IOException("No space left on device"));
        }
        current.written.writeBytes(bytes);
    }

    @Override
    public void sync() throws IOException {
        if (!syncTakes.isZero()) {
            waitFor(syncTakes);
        }
        if (failing || syncsToFail-- > 0) {
            throw new IOException("no sync today");
        }
        current.synced = current.written.toByteArray();
    }

    @Override
    public void retire(long segment) {
        segments.remove(segment);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void waitFor(Duration span) throws IOException {
        try {
            time.pause(span);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}
