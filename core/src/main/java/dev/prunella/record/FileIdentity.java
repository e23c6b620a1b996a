// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Which file stood under a path: an open descriptor goes on writing, without an error, into a file that somebody has removed or
 * replaced.
 *
 * @param path where it stood
 * @param key what the file system knows it by; null where it has no such key
 */
record FileIdentity(Path path, @Nullable Object key) {

    static FileIdentity of(Path path) throws IOException {
        return new FileIdentity(path, attributes(path).fileKey());
    }

    /** Whether the same file still stands there; on a file system without keys, whether any file does. */
    boolean isStillThere() {
        try {
            BasicFileAttributes now = attributes(path);
            return now.isRegularFile() && (key == null || key.equals(now.fileKey()));
        } catch (IOException e) {
            return false;
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
