// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody removes the files of a trail that is in use: an open descriptor would go on writing into nothing. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LostDirectoryTest {

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void write() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        trail.append(intent("1"));
    }

    @Test // INVARIANT 19
    void aDirectoryThatWasRemovedIsTakenAnewAndNothingIsAcknowledgedInTheOldOne() throws IOException {
        remove(trail.directory);
        trail.append(intent("2"));
        trail.append(intent("3"));

        assertThat(trail.acks.subList(1, 3)).hasOnlyElementsOfType(AuditAck.Durable.class);
        trail.reopen();
        assertThat(trail.session.recovery().tail())
                .extracting(record -> record.entry().attempt())
                .containsExactly("2", "3");
        assertThat(trail.session.recovery().state()).isEqualTo(trail.state);
    }

    @Test // INVARIANT 19
    void nothingIsAcknowledgedWhileTheDirectoryCannotBeMade() throws IOException {
        remove(trail.directory);
        Files.writeString(trail.directory, "in the way");
        trail.append(intent("2"));
        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));

        Files.delete(trail.directory);
        trail.append(intent("3"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        assertThat(AuditVerifier.verify(trail.directory).findings()).hasSize(1);
    }

    @Test // INVARIANT 19
    void aSegmentThatWasRemovedAcknowledgesNothing() throws IOException {
        Files.delete(trail.segment(1));
        trail.append(intent("2"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        assertThat(Files.readString(trail.segment(2))).contains("\"attempt\":\"2\"");
    }

    @Test
    void whenOnlyTheLockWasRemovedNothingIsAcknowledgedUntilARestart() throws IOException {
        Files.delete(trail.directory.resolve("trail.lock"));
        trail.append(intent("2"));
        trail.append(intent("3"));
        assertThat(trail.acks.subList(1, 3)).containsOnly(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));

        trail.reopen();
        trail.append(intent("4"));
        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
    }

    @Test
    void anotherWriterThatTookTheDirectoryKeepsIt() throws IOException {
        remove(trail.directory);
        TrailFixture other = new TrailFixture(trail.directory);
        other.append(intent("other"));

        trail.append(intent("2"));
        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));
        trail.close();

        other.append(intent("more"));
        assertThat(other.lastAck()).isEqualTo(new AuditAck.Durable(3));
        assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(trail::open);
    }

    @Test
    void whatAnotherWriterLeftInTheDirectoryIsNotOverwritten() throws IOException {
        remove(trail.directory);
        TrailFixture other = new TrailFixture(trail.directory);
        other.append(intent("other"));
        other.close();

        trail.append(intent("2"));

        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));
        assertThat(AuditVerifier.verify(trail.directory).lastSeq()).isEqualTo(2);
        other.open();
    }

    private static void remove(Path directory) throws IOException {
        List<Path> all;
        try (var files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
