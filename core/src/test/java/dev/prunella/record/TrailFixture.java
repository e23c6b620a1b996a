// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trail in a directory under virtual time, on a disk that can fail. */
final class TrailFixture {

    final VirtualTime time = new VirtualTime();
    final FaultyDisk disk = new FaultyDisk();
    final List<AuditAck> acks = new ArrayList<>();
    final Map<String, String> state = new TreeMap<>(Map.of("governor.starts", "3"));
    final Path directory;
    private final AuditTrail trail;
    AuditSession session;

    TrailFixture(Path directory) throws IOException {
        this(directory, 1 << 20, 16);
    }

    TrailFixture(Path directory, long segmentBytes, int segments) throws IOException {
        this.directory = directory;
        this.trail = AuditTrail.builder(new FileAuditStore(directory, disk::open))
                .segmentBytes(segmentBytes)
                .segments(segments)
                .build();
        open();
    }

    void open() throws IOException {
        session = trail.open(time, time, () -> state);
    }

    /** Leaves the trail as a process does that dies: nothing is written any more, and the lock falls. */
    void reopen() throws IOException {
        close();
        open();
    }

    boolean close() {
        var closed = session.close(Duration.ofSeconds(1)).toCompletableFuture();
        time.runLane();
        return closed.join();
    }

    void offer(AuditEntry entry) {
        session.append(entry, acks::add);
    }

    void append(AuditEntry entry) {
        offer(entry);
        time.runLane();
    }

    AuditAck lastAck() {
        return acks.get(acks.size() - 1);
    }

    Path segment(int number) {
        return directory.resolve(String.format("trail-%010d.log", number));
    }

    List<String> whats() throws IOException {
        return AuditReader.of(directory).list().stream()
                .map(record -> record.entry().what())
                .toList();
    }

    static AuditEntry intent(String attempt) {
        return AuditEntry.of(AuditKind.INTENT)
                .incident("inc-1")
                .target("orders-db")
                .what("evict-all")
                .reason("inside FAIL, outside PASS")
                .actor("prunella")
                .policy("c0ffee")
                .attempt(attempt)
                .build();
    }

    static AuditEntry terminal(String attempt, String how) {
        return AuditEntry.of(AuditKind.TERMINAL)
                .incident("inc-1")
                .target("orders-db")
                .what(how)
                .attempt(attempt)
                .build();
    }

    static AuditEntry note(String what) {
        return AuditEntry.of(AuditKind.NOTE).target("orders-db").what(what).build();
    }
}
