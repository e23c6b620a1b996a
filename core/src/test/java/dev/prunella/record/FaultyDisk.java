// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The real disk behind the seam of {@link SegmentFile}, with faults that a test sets. */
final class FaultyDisk {

    int syncsUntilFailure = Integer.MAX_VALUE;
    int syncs;
    int openFiles;
    long room = Long.MAX_VALUE;
    Runnable duringSync = () -> {};
    Runnable whenFull = () -> {};

    SegmentFile open(Path path) throws IOException {
        SegmentFile real = FileSegment.open(path);
        openFiles++;
        return new SegmentFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                int written = (int) Math.min(bytes.length, room);
                room -= written;
                real.write(Arrays.copyOf(bytes, written));
                if (written < bytes.length) {
                    whenFull.run();
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void sync() throws IOException {
                syncs++;
                if (--syncsUntilFailure == 0) {
                    throw new IOException("Input/output error");
                }
                duringSync.run();
                real.sync();
            }

            @Override
            public void close() throws IOException {
                openFiles--;
                real.close();
            }
        };
    }
}
