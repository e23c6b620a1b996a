// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

    static TrailScan scan(Path directory, TrailVisitor visitor) throws IOException {
        FileSegments segments =
                new FileSegments(new FileDirectory(directory.toAbsolutePath().normalize()));
        return new TrailScanner(segments.numbers(), segments, visitor).scan();
    }
}
