// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void whetherItIsFreeIsKnownBeforeItIsOpened() throws Exception {
        Path directory = temp.resolve("audit");
        AuditTrail trail = AuditTrail.inDirectory(directory);

        trail.requireFree();
        assertThat(directory).isDirectoryNotContaining("glob:**trail.owner*").isDirectoryNotContaining("glob:**.log");
        TrailFixture writer = new TrailFixture(directory);
        assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(trail::requireFree);

        writer.append(intent("1"));
        assertThat(writer.lastAck()).isEqualTo(new AuditAck.Durable(2));
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
    void ofTornCopiesTheNewest64AreKept() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.close();
        for (int i = 0; i < 75; i++) {
            Files.writeString(trail.segment(1), "PRUNELLA".substring(0, 1 + i % 8));
            trail.open();
            trail.close();
        }

        List<String> kept = new ArrayList<>();
        for (int i = 11; i < 75; i++) {
            kept.add("trail-0000000001.log.torn-0." + i);
        }
        assertThat(names(trail.directory))
                .filteredOn(name -> name.contains("torn"))
                .hasSameElementsAs(kept);
        assertThat(trail.directory.resolve("trail-0000000001.log.torn-0.74")).hasContent("PRU");
    }

    @Test
    void tornCopiesAreNumberedWhereTheirPlaceIsTheSame() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        for (int i = 0; i < 2; i++) {
            trail.close();
            Files.writeString(trail.segment(1), "PRUNELLA");
            trail.open();
        }
        trail.append(intent("1"));
        for (int i = 0; i < 2; i++) {
            trail.close();
            long whole = Files.size(trail.segment(1));
            Files.writeString(trail.segment(1), "000", StandardOpenOption.APPEND);
            trail.open();
            assertThat(trail.segment(1)).hasSize(whole);
        }

        String first = "trail-0000000001.log.torn-";
        String second = first + Files.size(trail.segment(1));
        assertThat(names(trail.directory))
                .filteredOn(name -> name.contains("torn"))
                .containsExactlyInAnyOrder(first + "0", first + "0.1", second, second + ".1");
        assertThat(trail.directory.resolve(second)).hasContent("000");
    }

    @Test
    void filesOfOtherNamesAreLeftAlone() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.close();
        Path note = Files.writeString(trail.directory.resolve("trail-0000000001.log.torn-0.my-copy"), "mine");
        Files.writeString(trail.segment(1), "PRUNELLA");
        trail.open();

        assertThat(note).hasContent("mine");
        assertThat(trail.directory.resolve("trail-0000000001.log.torn-0")).hasContent("PRUNELLA");
    }

    @Test
    void segmentsThatAreFullAreClosed() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"), 4_096, 16);
        while (!Files.exists(trail.segment(3))) {
            trail.append(note("a"));
        }
        assertThat(trail.disk.openFiles).isEqualTo(1);

        trail.close();
        assertThat(trail.disk.openFiles).isZero();
    }

    @Test
    void aSegmentThatIsClosedTakesNothingMore() throws IOException {
        SegmentFile file = FileSegment.open(Files.createFile(temp.resolve("segment")));
        file.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.write(new byte[1]));
    }

    @Test // what a process has left in the cache of the system when it was killed is not on the disk yet
    void whatIsThereIsSyncedBeforeItIsBuiltOn() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        trail.append(intent("1"));
        trail.close();
        int before = trail.disk.syncs;
        trail.open();
        assertThat(trail.disk.syncs).isEqualTo(before + 1);
    }

    @Test
    void ownersThatDiedAreForgotten() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("audit"));
        Path died = Files.createFile(directory.resolve("trail.owner-1-1"));
        TrailFixture trail = new TrailFixture(directory);

        assertThat(died).doesNotExist();
        trail.append(intent("1"));
        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
    }

    @Test // INVARIANT 19
    void aSecondWriterIsRefusedEvenWhenTheFirstOnesNameWasRemoved() throws IOException {
        TrailFixture first = new TrailFixture(temp.resolve("audit"));
        first.append(intent("1"));
        for (String name : names(first.directory)) {
            if (name.startsWith("trail.owner-")) {
                Files.delete(first.directory.resolve(name));
            }
        }

        assertThatExceptionOfType(AuditUnavailableException.class)
                .isThrownBy(() -> new TrailFixture(first.directory))
                .withMessageContaining("another process writes this trail");
        first.append(intent("2"));
        assertThat(first.lastAck()).isInstanceOf(AuditAck.Refused.class);
    }

    @Test
    void aTrailThatAnotherProcessWritesIsRefused() throws Exception {
        Process child = ChildWriter.start(temp.resolve("audit"), 20_000);
        try {
            assertThat(child.inputReader().lines().anyMatch("ACK 0"::equals)).isTrue();

            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> new TrailFixture(temp.resolve("audit")))
                    .withMessageContaining("another process writes this trail");
            assertThat(names(temp.resolve("audit")))
                    .filteredOn(name -> name.startsWith("trail.owner-"))
                    .hasSize(1);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void aTrailWhoseDirectoryIsGoneIsClosedWithoutAnError() throws IOException {
        Path directory = temp.resolve("audit");
        FileAuditStore store = new FileAuditStore(directory);
        store.open();
        for (String name : names(directory)) {
            Files.delete(directory.resolve(name));
        }
        Files.delete(directory);

        store.close();

        assertThat(directory).doesNotExist();
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
