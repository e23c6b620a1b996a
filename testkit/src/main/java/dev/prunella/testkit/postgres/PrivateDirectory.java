// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Directories below {@code java.io.tmpdir} that nobody else can read or write. */
final class PrivateDirectory {

    private PrivateDirectory() {}

    /** A new one with a name of its own. */
    static Path temporary(String prefix) throws IOException {
        return Files.createTempDirectory(prefix);
    }

    /**
     * The one of this name, which is kept between runs; made if it is not there.
     *
     * @throws IllegalStateException if somebody else owns it or could write to it
     */
    static Path named(String name) throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), name);
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ownerOnly()));
        } catch (FileAlreadyExistsException e) {
            requirePrivate(directory);
        }
        return directory;
    }

    private static void requirePrivate(Path directory) throws IOException {
        Path own = Files.createTempFile("prunella-owner", "");
        boolean mine = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
        Files.delete(own);
        boolean closed = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                        .equals(ownerOnly());
        if (!mine || !closed) {
            throw new IllegalStateException(directory + " is not a directory that only this user can use: remove it");
        }
    }

    /** Copies a tree with its permissions; {@code to} must not exist. */
    static void copy(Path from, Path to) {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a tree, of which other processes may be deleting a part at the same time. */
    static void delete(Path root) {
        try {
            if (Files.exists(root)) {
                Files.walkFileTree(root, new Deletion());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rwx------");
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
