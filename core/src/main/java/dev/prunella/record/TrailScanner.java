// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole trail, oldest segment first, and checks every link. Only what a crash leaves at the end is let pass as torn:
 * an unfinished record in the newest segment, or a newest segment whose header and checkpoint are not complete. For one use.
 */
final class TrailScanner {

    private final List<Long> numbers;
    private final SegmentSource source;
    private final TrailVisitor visitor;
    private final List<SegmentHeader> headers = new ArrayList<>();
    private final List<TrailScan.Torn> torn = new ArrayList<>();
    private TrailEnd end = TrailEnd.EMPTY;
    private long voidBytes;
    /** What is void at the end of the segment read last; null if all of it counts. */
    private TrailScan.@Nullable Torn voidTail;

    TrailScanner(List<Long> numbers, SegmentSource source, TrailVisitor visitor) {
        this.numbers = numbers;
        this.source = source;
        this.visitor = visitor;
    }

    /** @throws AuditDamagedException if the trail is not what was written */
    TrailScan scan() throws IOException {
        for (int i = 0; i < numbers.size(); i++) {
            readHeader(i);
        }
        for (int i = 0; i < headers.size(); i++) {
            SegmentHeader header = headers.get(i);
            link(header, i == 0);
            try (SegmentReader reader = open(header.number())) {
                reader.header();
                readSegment(reader, header, i + 1 < headers.size() ? headers.get(i + 1) : null);
            }
        }
        List<Long> whole = numbers.stream().filter(this::counts).toList();
        long firstSeq = whole.isEmpty() ? 0 : headers.get(0).first();
        return new TrailScan(whole, firstSeq, end, List.copyOf(torn), voidBytes);
    }

    private void readHeader(int index) throws IOException {
        long number = numbers.get(index);
        try (SegmentReader reader = open(number)) {
            if (index > 0 && number != numbers.get(index - 1) + 1) {
                throw reader.damaged("the segment before it is missing");
            }
            SegmentHeader header = reader.header();
            if (header == null) {
                tearWhole(reader, number);
            } else if (header.number() != number) {
                throw reader.damaged("it says that it is segment " + header.number());
            } else {
                headers.add(header);
            }
        }
    }

    private void link(SegmentHeader header, boolean oldest) throws AuditDamagedException {
        boolean fresh = header.begun() == SegmentHeader.Begun.FRESH;
        boolean genesis =
                header.number() == 1 && header.first() == 1 && header.prev().equals(AuditHash.NONE);
        if (fresh != genesis || (fresh && !oldest)) {
            throw new AuditDamagedException(source.name(header.number()), 0, "it is not the first segment of a trail");
        }
        if (!oldest && (header.first() != end.seq() + 1 || !header.prev().equals(end.hash()))) {
            throw new AuditDamagedException(
                    source.name(header.number()), 0, "it does not follow the end of the segment before it");
        }
    }

    private void readSegment(SegmentReader reader, SegmentHeader header, @Nullable SegmentHeader next)
            throws IOException {
        TrailEnd before = end;
        end = end.behind(header);
        if (!readCheckpoint(reader)) {
            end = before;
            tearWhole(reader, header.number());
            tearVoidTail();
            return;
        }
        long limit = next != null && next.begun() == SegmentHeader.Begun.FAULT ? next.after() : Long.MAX_VALUE;
        while (reader.offset() < limit && readEntry(reader)) {
            // each record is handed on as it is read
        }
        finish(reader, header.number(), next);
    }

    private boolean readEntry(SegmentReader reader) throws IOException {
        AuditRecord record = readRecord(reader);
        if (record == null) {
            return false;
        }
        if (record.kind() == AuditKind.CHECKPOINT) {
            throw reader.damaged("before this byte stands a checkpoint that does not open the segment");
        }
        visitor.entry(record);
        return true;
    }

    private boolean readCheckpoint(SegmentReader reader) throws IOException {
        List<AuditRecord> parts = new ArrayList<>();
        int expected = 1;
        while (parts.size() < expected) {
            AuditRecord record = readRecord(reader);
            if (record == null) {
                return false;
            }
            AuditCheckpoint.Part part = AuditCheckpoint.partOf(record);
            if (!part.follows(parts)) {
                throw reader.damaged("the segment does not open with its checkpoint");
            }
            parts.add(record);
            expected = part.of();
        }
        visitor.checkpoint(parts);
        return true;
    }

    private @Nullable AuditRecord readRecord(SegmentReader reader) throws IOException {
        long start = reader.offset();
        AuditRecord record = reader.next(end.seq() + 1, end.hash());
        if (record != null) {
            end = end.behind(record, (int) (reader.offset() - start));
        }
        return record;
    }

    private void finish(SegmentReader reader, long number, @Nullable SegmentHeader next) throws IOException {
        voidTail = null;
        if (next == null) {
            if (reader.tornBytes() > 0) {
                torn.add(new TrailScan.Torn(number, reader.offset(), reader.tornBytes()));
            }
            return;
        }
        if (reader.offset() != next.after()) {
            throw reader.damaged("the next segment says that " + next.after() + " bytes of it count");
        }
        if (next.begun() == SegmentHeader.Begun.FAULT) {
            long bytes = reader.skipRest();
            voidBytes += bytes;
            voidTail = bytes == 0 ? null : new TrailScan.Torn(number, next.after(), bytes);
        }
    }

    /** What voids it goes, so it must go as well: the trail is continued where it counts, and not behind what does not. */
    private void tearVoidTail() {
        if (voidTail != null) {
            torn.add(voidTail);
            voidBytes -= voidTail.bytes();
        }
    }

    /** A segment counts once its checkpoint is whole; before that nothing in it was acknowledged. */
    private void tearWhole(SegmentReader reader, long number) throws IOException {
        if (number != numbers.get(numbers.size() - 1)) {
            throw reader.damaged("the segment ends too early");
        }
        torn.add(new TrailScan.Torn(number, 0, reader.offset() + reader.tornBytes()));
    }

    private boolean counts(long number) {
        return torn.stream().noneMatch(t -> t.segment() == number && t.offset() == 0);
    }

    private SegmentReader open(long number) throws IOException {
        return new SegmentReader(source.name(number), source.read(number));
    }
}
