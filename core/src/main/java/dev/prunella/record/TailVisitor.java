// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps the latest records that are wanted, as many as there is room for by number and by size. For one use. */
final class TailVisitor implements TrailVisitor {

    private final int limit;
    private final Predicate<? super AuditRecord> wanted;
    private final Deque<AuditRecord> latest = new ArrayDeque<>();
    private long chars;
    private long firstSeq;
    private long lastSeq;

    TailVisitor(int limit, Predicate<? super AuditRecord> wanted) {
        this.limit = limit;
        this.wanted = wanted;
    }

    @Override
    public void checkpoint(List<AuditRecord> parts) {
        parts.forEach(this::count);
    }

    @Override
    public void entry(AuditRecord record) {
        count(record);
        if (wanted.test(record)) {
            latest.addLast(record);
            chars += record.entry().chars();
            while (latest.size() > limit || chars > AuditLimits.TAIL_CHARS) {
                chars -= latest.removeFirst().entry().chars();
            }
        }
    }

    private void count(AuditRecord record) {
        firstSeq = firstSeq == 0 ? record.seq() : firstSeq;
        lastSeq = record.seq();
    }

    boolean isFull() {
        return latest.size() == limit;
    }

    TrailTail tail(@Nullable String problem) {
        return new TrailTail(List.copyOf(latest), firstSeq, lastSeq, problem);
    }
}
