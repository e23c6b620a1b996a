// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trail in the files of one directory, {@code trail-0000000001.log} and so on. */
final class FileAuditStore implements AuditStore {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSession.class);

    private final FileDirectory directory;
    private final FileSegments segments;
    private final SegmentFile.Opener opener;
    private @Nullable FileLockGate gate;
    private @Nullable SegmentFile current;
    private @Nullable FileIdentity identity;
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
        Path file = directory.regular(name(segment));
        current = opener.open(file);
        identity = FileIdentity.of(file);
        current.sync();
        nameSynced = true;
    }

    @Override
    public void begin(long segment) throws IOException {
        closeCurrent();
        takeAgainIfLost();
        Files.deleteIfExists(directory.resolve(name(segment)));
        nameSynced = false;
        Path file = directory.create(name(segment));
        current = opener.open(file);
        identity = FileIdentity.of(file);
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
        if (gate == null || !gate.holds() || identity == null || !identity.isStillThere()) {
            throw new IOException(directory.path() + ": the segment or the lock was removed while it was in use");
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

    /** The directory was removed, and the lock with it: we are the owner again only once we have it anew. */
    private void takeAgainIfLost() throws IOException {
        FileLockGate held = gate;
        if (held != null && held.holds()) {
            return;
        }
        gate = null;
        if (held != null) {
            LOG.warn("audit: {} was removed or replaced while it was in use; it is taken anew", directory.path());
            held.abandon();
        }
        directory.prepare();
        FileLockGate taken = FileLockGate.take(directory);
        if (!segments.numbers().isEmpty()) {
            taken.release();
            throw new IOException(directory.path() + ": the lock was lost, and who wrote what is there is not known");
        }
        gate = taken;
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
