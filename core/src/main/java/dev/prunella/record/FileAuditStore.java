// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trail in the files of one directory, {@code trail-0000000001.log} and so on. */
final class FileAuditStore implements AuditStore {

    private final FileDirectory directory;
    private final FileSegments segments;
    private final SegmentFile.Opener opener;
    private @Nullable FileLockGate gate;
    private @Nullable SegmentFile current;
    private boolean nameSynced;

    FileAuditStore(Path directory) {
        this(directory, FileSegment::open);
    }

    FileAuditStore(Path directory, SegmentFile.Opener opener) {
        this.directory = new FileDirectory(directory.toAbsolutePath().normalize());
        this.segments = new FileSegments(this.directory);
        this.opener = opener;
    }

    @Override
    public boolean survivesProcess() {
        return true;
    }

    @Override
    public List<Long> open() throws IOException {
        directory.prepare();
        gate = FileLockGate.take(directory);
        return segments.numbers();
    }

    @Override
    public InputStream read(long segment) throws IOException {
        return segments.read(segment);
    }

    @Override
    public String name(long segment) {
        return segments.name(segment);
    }

    @Override
    public void setAside(long segment, long offset) throws IOException {
        new FileTornCopies(directory).setAside(name(segment), offset);
    }

    @Override
    public void resume(long segment) throws IOException {
        current = opener.open(directory.regular(name(segment)));
        current.sync();
        nameSynced = true;
    }

    @Override
    public void begin(long segment) throws IOException {
        closeCurrent();
        Files.deleteIfExists(directory.resolve(name(segment)));
        nameSynced = false;
        current = opener.open(directory.create(name(segment)));
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        try {
            opened().write(bytes);
        } catch (IOException e) {
            throw diskIsFull(bytes.length) ? new AuditDiskFullException(directory.path() + ": the disk is full", e) : e;
        }
    }

    @Override
    public void sync() throws IOException {
        opened().sync();
        if (!nameSynced) {
            directory.sync();
            nameSynced = true;
        }
    }

    @Override
    public void retire(long segment) throws IOException {
        Files.deleteIfExists(directory.resolve(name(segment)));
    }

    @Override
    public void close() throws IOException {
        try {
            closeCurrent();
        } finally {
            FileLockGate held = gate;
            gate = null;
            if (held != null) {
                held.release();
            }
        }
    }

    private SegmentFile opened() throws IOException {
        if (current == null) {
            throw new IOException(directory.path() + ": no segment is open");
        }
        return current;
    }

    private void closeCurrent() throws IOException {
        SegmentFile file = current;
        current = null;
        if (file != null) {
            file.close();
        }
    }

    private boolean diskIsFull(int wanted) throws IOException {
        return Files.getFileStore(directory.path()).getUsableSpace() < wanted;
    }
}
