// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The directory of a trail: ours alone (mode 0700, files 0600, where the file system knows modes), never a symbolic link, never
 * writable by everyone, and nothing in it is followed if it is a link.
 */
final class FileDirectory {

    private final Path path;

    FileDirectory(Path path) {
        this.path = path;
    }

    /** Creates it if need be, and checks it. */
    void prepare() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(path, mode("rwx------"));
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new AuditUnavailableException(path + ": must be a directory, and not a symbolic link to one");
        }
        if (knowsModes()
                && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new AuditUnavailableException(path + ": must not be writable by everyone (chmod o-w)");
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** Creates an empty file that did not exist, readable by its owner alone. */
    Path create(String name) throws IOException {
        return Files.createFile(path.resolve(name), mode("rw-------"));
    }

    /** The path of a file that exists and is a file, not a link. */
    Path regular(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new AuditUnavailableException(file + ": must be a regular file, and not a symbolic link");
        }
        return file;
    }

    /**
     * Makes names durable. There is no stream for a directory, so this is a channel, which an interrupt closes: then the sync
     * is done again, and the interrupt stays pending.
     */
    void sync() throws IOException {
        if (!knowsModes()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!syncedWithoutInterrupt()) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean syncedWithoutInterrupt() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private FileAttribute<?>[] mode(String permissions) {
        if (!knowsModes()) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    private boolean knowsModes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
