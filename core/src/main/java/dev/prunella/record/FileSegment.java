// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A segment on the real disk. A stream and its descriptor's sync: unlike a channel they outlive an interrupt of the thread
 * that uses them.
 */
final class FileSegment implements SegmentFile {

    private final FileOutputStream out;

    private FileSegment(FileOutputStream out) {
        this.out = out;
    }

    static SegmentFile open(Path file) throws IOException {
        return new FileSegment(new FileOutputStream(file.toFile(), true));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void sync() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
