// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class FileAuditStoreTest {

    @TempDir
    Path temp;

    @Test
    void aSecondWriterInThisProcessIsRefusedAndDoesNotDropTheFirstOnesLock() throws Exception {
        TrailFixture first = new TrailFixture(temp.resolve("audit"));

        assertThatExceptionOfType(AuditUnavailableException.class)
                .isThrownBy(() -> new TrailFixture(first.directory))
                .withMessageContaining("this process already writes this trail");
        assertThat(ChildWriter.run(first.directory, 1))
                .contains("REFUSED")
                .contains("another process writes this trail");

        first.append(intent("1"));
        assertThat(first.lastAck()).isEqualTo(new AuditAck.Durable(2));
    }

    @Test
    void aSecondWriterMayOpenAfterTheFirstHasClosed() throws Exception {
        new TrailFixture(temp.resolve("audit")).close();

        assertThat(ChildWriter.run(temp.resolve("audit"), 1)).contains("ACK 0").contains("CLOSED true");
        new TrailFixture(temp.resolve("audit")).close();
        assertThat(temp.resolve("audit")).isDirectoryNotContaining("glob:**trail.owner*");
    }

    @Test // THREAT-T11
    void filesAreTheOwnersAlone() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.append(note("a"));

        assertThat(mode(trail.directory)).isEqualTo("rwx------");
        assertThat(mode(trail.segment(1))).isEqualTo("rw-------");
        assertThat(mode(trail.directory.resolve("trail.lock"))).isEqualTo("rw-------");
    }

    @Test // THREAT-T11
    void aDirectoryThatEveryoneMayWriteIsRefused() throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatExceptionOfType(AuditUnavailableException.class)
                .isThrownBy(() -> new TrailFixture(open))
                .withMessage(open + ": must not be writable by everyone (chmod o-w)");
        assertThat(open).isEmptyDirectory();
    }

    @Test // THREAT-T18
    void aLinkInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("real")));

        assertThatExceptionOfType(AuditUnavailableException.class)
                .isThrownBy(() -> new TrailFixture(link))
                .withMessageContaining("not a symbolic link");
    }

    @Test // THREAT-T18
    void aLinkInPlaceOfASegmentOrTheLockIsRefused() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.append(note("a"));
        trail.close();
        for (String name : new String[] {"trail-0000000001.log", "trail.lock"}) {
            Path file = trail.directory.resolve(name);
            Path moved = Files.move(file, temp.resolve(name));
            Files.createSymbolicLink(file, moved);

            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(trail::open)
                    .withMessageContaining(name + ": must be a regular file");

            Files.delete(file);
            Files.move(moved, file);
        }
        trail.open();
    }

    @Test // LESSONS finding 5
    void anInterruptDoesNotCloseTheTrail() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        Thread.currentThread().interrupt();
        trail.append(intent("1"));
        trail.append(intent("2"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trail.acks).containsExactly(new AuditAck.Durable(2), new AuditAck.Durable(3));
    }

    @Test
    void atMost64TornCopiesAreKept() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.close();
        for (int i = 0; i < 70; i++) {
            Files.writeString(trail.segment(1), "PRUNELLA");
            trail.open();
            trail.close();
        }
        try (var files = Files.list(trail.directory)) {
            assertThat(files.filter(file -> file.toString().contains(".torn-"))).hasSize(64);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
