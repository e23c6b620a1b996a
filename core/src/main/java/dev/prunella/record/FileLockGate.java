// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second writer out. The lock on {@code trail.lock} keeps other processes out and falls with the process, whatever
 * ends it. It cannot keep this process out: when any descriptor of the file is closed, POSIX drops the lock of the whole
 * process. So a file that is named after this process is created first, which works at most once, in whichever class loader.
 */
final class FileLockGate {

    private static final String OWNER = "trail.owner-";
    private static final String LOCK = "trail.lock";

    private final FileDirectory directory;
    private final FileIdentity owner;
    private final FileIdentity lock;
    private final RandomAccessFile file;

    private FileLockGate(FileDirectory directory, FileIdentity owner, FileIdentity lock, RandomAccessFile file) {
        this.directory = directory;
        this.owner = owner;
        this.lock = lock;
        this.file = file;
    }

    static FileLockGate take(FileDirectory directory) throws IOException {
        Path owner = claim(directory);
        @Nullable RandomAccessFile file = null;
        try {
            file = open(directory);
            if (!locked(file)) {
                throw new AuditUnavailableException(
                        directory.path() + ": another process writes this trail; give each process its own directory");
            }
            removeOwnersThatDied(directory, owner);
            return new FileLockGate(directory, FileIdentity.of(owner), FileIdentity.of(directory.resolve(LOCK)), file);
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                file.close();
            }
            Files.deleteIfExists(owner);
            throw e;
        }
    }

    /** Whether it still keeps others out, which it does not when the directory or the lock was removed or replaced. */
    boolean holds() {
        return owner.isStillThere() && lock.isStillThere();
    }

    void release() throws IOException {
        abandon();
        if (Files.exists(directory.path(), LinkOption.NOFOLLOW_LINKS)) {
            directory.sync();
        }
    }

    /** What stands under our names may be somebody else's by now: only what is ours is removed. */
    void abandon() throws IOException {
        file.close();
        if (owner.isStillThere()) {
            Files.deleteIfExists(owner.path());
        }
    }

    private static Path claim(FileDirectory directory) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            return directory.create(OWNER + self.pid() + "-" + started);
        } catch (FileAlreadyExistsException e) {
            throw new AuditUnavailableException(directory.path()
                    + ": this process already writes this trail; give each supervisor its own directory");
        }
    }

    private static RandomAccessFile open(FileDirectory directory) throws IOException {
        Path lock = directory.resolve(LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            directory.create(LOCK);
        }
        return new RandomAccessFile(directory.regular(LOCK).toFile(), "rw");
    }

    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void removeOwnersThatDied(FileDirectory directory, Path self) throws IOException {
        try (DirectoryStream<Path> owners = Files.newDirectoryStream(directory.path(), OWNER + "*")) {
            for (Path owner : owners) {
                if (!owner.equals(self)) {
                    Files.deleteIfExists(owner);
                }
            }
        }
    }
}
