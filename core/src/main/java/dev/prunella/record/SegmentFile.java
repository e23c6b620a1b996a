// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The file of one segment, open for appending: the seam by which the disk fails in tests. */
interface SegmentFile extends Closeable {

    /** Adds bytes at the end; may add some of them and then throw. */
    void write(byte[] bytes) throws IOException;

    /** Returns once all that was written is on the disk. */
    void sync() throws IOException;

    /** Opens files that exist. */
    @FunctionalInterface
    interface Opener {
        SegmentFile open(Path file) throws IOException;
    }
}
