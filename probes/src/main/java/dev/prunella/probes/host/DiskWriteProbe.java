// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Pace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Looks whether a folder takes what is written: creates a small file in it, has it synced to the disk, and deletes it. It fails with code
 * {@code write-failed}; a disk that does not answer fails with {@code timed-out}. A full disk, a read-only one and a broken one are all seen so.
 *
 * <p>The one probe that changes something, so an application has to ask for it. A look costs a write and a sync of 4 KiB; while it
 * fails there is one in ten seconds. The file's name begins with {@code .prunella-write-check-}; a process that is killed within a look leaves
 * it behind, and nothing else ever.
 */
public final class DiskWriteProbe implements Probe {

    private static final int BYTES = 4_096;

    private final Path file;
    private final Pace pace = Pace.whileBad(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private DiskWriteProbe(Path folder) {
        String name = "%d-%x".formatted(ProcessHandle.current().pid(), System.identityHashCode(this));
        file = folder.resolve(".prunella-write-check-" + name);
    }

    /** A probe that writes into this folder. */
    public static DiskWriteProbe in(Path folder) {
        return new DiskWriteProbe(folder);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, each -> ask());
    }

    @Override
    public Reading late(ProbeContext context) {
        return Reading.fail(HostReadings.TIMED_OUT, "a write in " + file.getParent() + " does not come back");
    }

    private Reading ask() {
        try {
            Files.deleteIfExists(file);
            write();
            Files.delete(file);
            return Reading.pass();
        } catch (ClosedByInterruptException | FileAlreadyExistsException e) {
            return Reading.unknown(HostReadings.UNREADABLE, "the write was disturbed: " + e);
        } catch (IOException e) {
            return Reading.fail(HostReadings.WRITE_FAILED, "a small file could not be written: " + e);
        }
    }

    /** A file that is there already, or a link that somebody has laid, is never written to. */
    private void write() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
