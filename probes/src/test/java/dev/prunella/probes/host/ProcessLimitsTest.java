// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

// REQ A5, F4, L1
class ProcessLimitsTest {

    @TempDir
    Path folder;

    private final Looks looks = new Looks();
    private long open = 10;

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenTooManyFilesAreOpen() {
        FileDescriptorsProbe probe = FileDescriptorsProbe.of(0.8, descriptors(100));
        assertThat(looks.of(probe).value()).isEqualTo(new Reading.Measurement(10, "%"));

        open = 81;
        Reading reading = looks.of(probe);

        assertThat(reading.code()).isEqualTo(HostReadings.DESCRIPTORS);
        assertThat(reading.toString()).contains("81 files and sockets are open of 100");
    }

    @Test
    void nothingIsKnownOfFilesWhereTheSystemDoesNotTell() {
        assertThat(looks.of(FileDescriptorsProbe.of(0.8, null)).code()).isEqualTo(HostReadings.NOT_REPORTED);
        assertThat(looks.of(FileDescriptorsProbe.of(0.8, descriptors(-1))).code())
                .isEqualTo(HostReadings.NOT_REPORTED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void countsTheRealFilesOfThisProcess() throws IOException {
        double before = looks.of(FileDescriptorsProbe.atMost(1)).value().amount();
        Path file = Files.createFile(folder.resolve("file"));
        List<InputStream> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(Files.newInputStream(file));
        }
        double after = looks.of(FileDescriptorsProbe.atMost(1)).value().amount();
        for (InputStream stream : many) {
            stream.close();
        }

        assertThat(FileDescriptorsProbe.isReported()).isTrue();
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void failsWhenTooLittleIsLeftOfTheDisk() {
        assertThat(looks.of(DiskSpaceProbe.leavingBytes(folder, 1)).passed()).isTrue();

        Reading reading = looks.of(DiskSpaceProbe.leavingBytes(folder, Long.MAX_VALUE));

        assertThat(reading.code()).isEqualTo(HostReadings.DISK_FULL);
        assertThat(reading.value().unit()).isEqualTo("%");
        assertThat(reading.value().amount()).isBetween(0.0, 100.0);
        assertThat(reading.toString()).contains("left at " + folder);
        assertThat(looks.of(DiskSpaceProbe.leaving(folder, 1)).failed()).isTrue();
    }

    @Test
    void nothingIsKnownOfAFolderThatIsNotThere() {
        assertThat(looks.of(DiskSpaceProbe.leaving(folder.resolve("gone"), 0.1)).code())
                .isEqualTo(HostReadings.UNREADABLE);
    }

    @Test
    void aFolderThatDoesNotAnswerIsAFault() {
        Reading late = DiskSpaceProbe.leaving(folder, 0.1).late(looks.context(Duration.ofSeconds(1)));

        assertThat(late.code()).isEqualTo(HostReadings.TIMED_OUT);
        assertThat(late.toString()).contains(folder + " does not answer");
        assertThat(DiskWriteProbe.in(folder)
                        .late(looks.context(Duration.ofSeconds(1)))
                        .failed())
                .isTrue();
    }

    @Test
    void aFolderThatTakesWhatIsWrittenPassesAndKeepsNothing() throws IOException {
        assertThat(looks.of(DiskWriteProbe.in(folder)).passed()).isTrue();

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatTakesNothingFailsAndIsAskedSeldom() throws IOException {
        Path gone = folder.resolve("gone");
        DiskWriteProbe probe = DiskWriteProbe.in(gone);
        assertThat(looks.of(probe).code()).isEqualTo(HostReadings.WRITE_FAILED);
        Files.createDirectory(gone);

        assertThat(looks.of(probe).passed()).isFalse();
        assertThat(looks.after(Duration.ofSeconds(1), probe).passed()).isTrue();
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiskSpaceProbe.leaving(folder, 10))
                .withMessage("disk space probe: leaving must be more than 0 and at most 1, got 10.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiskSpaceProbe.leavingBytes(folder, -1))
                .withMessageContaining("leavingBytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileDescriptorsProbe.atMost(0))
                .withMessageContaining("file descriptors probe: atMost");
    }

    private FileDescriptorsProbe.Descriptors descriptors(long most) {
        return new FileDescriptorsProbe.Descriptors() {
            @Override
            public long open() {
                return open;
            }

            @Override
            public long most() {
                return most;
            }
        };
    }
}
