// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the records of a trail in a directory, for people and for replay, checking them on the way. Needs no lock. */
public final class AuditReader {

    private final Path directory;

    private AuditReader(Path directory) {
        this.directory = directory;
    }

    /** A reader of the trail in {@code directory}. */
    public static AuditReader of(Path directory) {
        return new AuditReader(directory);
    }

    /**
     * Hands every record, checkpoints included, to {@code reader}, oldest first. Keeps none of them.
     *
     * @throws AuditDamagedException at the first damage, after the records before it were handed out
     */
    public void forEach(Consumer<? super AuditRecord> reader) throws IOException {
        scan(directory, new TrailVisitor() {
            @Override
            public void checkpoint(List<AuditRecord> parts) {
                parts.forEach(reader);
            }

            @Override
            public void entry(AuditRecord record) {
                reader.accept(record);
            }
        });
    }

    /** Every record, oldest first; a full trail of 1 GiB takes several GiB of heap. */
    public List<AuditRecord> list() throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        forEach(records::add);
        return List.copyOf(records);
    }

    /**
     * The latest records that are wanted, and whether the chain holds from the first record that was read for them. The newest segment
     * is read, and where it holds too few, older ones until 64 MiB were read: with segments of the default size that takes a second or two
     * and no more memory than the records that are handed out, 8 MiB of text at most, and a checkpoint. For all of a long trail there is
     * {@link AuditVerifier}. Safe while the trail is open: nothing waits for a reader, and a record that is just being written is not there
     * yet.
     *
     * @param limit the most records, 1 to 1,000
     * @param wanted whether a record is; not asked of checkpoints, which are never handed out
     * @throws IOException if the trail cannot be read; damage is in the answer
     */
    public TrailTail tail(int limit, Predicate<? super AuditRecord> wanted) throws IOException {
        if (limit < 1 || limit > AuditLimits.TAIL_RECORDS) {
            throw new IllegalArgumentException(
                    "limit must be 1 to %d, got %d".formatted(AuditLimits.TAIL_RECORDS, limit));
        }
        FileSegments segments = segments(directory);
        List<Long> all = segments.numbers();
        List<Long> newest = all.subList(Math.max(0, all.size() - 1), all.size());
        TailVisitor visitor = new TailVisitor(limit, wanted);
        String problem = problem(segments, newest, visitor);
        List<Long> more = newestWithin(segments, all, AuditLimits.TAIL_BYTES);
        if (problem == null && !visitor.isFull() && more.size() > newest.size()) {
            visitor = new TailVisitor(limit, wanted);
            problem = problem(segments, more, visitor);
        }
        return visitor.tail(problem);
    }

    private static @Nullable String problem(FileSegments segments, List<Long> numbers, TrailVisitor visitor)
            throws IOException {
        try {
            new TrailScanner(numbers, segments, visitor).scan();
            return null;
        } catch (AuditDamagedException e) {
            return e.getMessage();
        }
    }

    /** The newest of them, back to the one with which so many bytes are reached. */
    private static List<Long> newestWithin(FileSegments segments, List<Long> numbers, long most) throws IOException {
        int from = numbers.size();
        long bytes = 0;
        while (from > 0 && bytes < most) {
            from--;
            bytes += segments.size(numbers.get(from));
        }
        return numbers.subList(from, numbers.size());
    }

    static TrailScan scan(Path directory, TrailVisitor visitor) throws IOException {
        FileSegments segments = segments(directory);
        return new TrailScanner(segments.numbers(), segments, visitor).scan();
    }

    private static FileSegments segments(Path directory) {
        return new FileSegments(new FileDirectory(directory.toAbsolutePath().normalize()));
    }
}
