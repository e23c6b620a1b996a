// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a trail is read while it is being written, with as little of it as will do. */
class AuditTailTest {

    @TempDir
    Path temp;

    @Test
    void givesTheLatestRecordsOfATrailThatIsOpen() throws IOException {
        TrailFixture trail = write(10, 1 << 20);

        TrailTail tail = tail(trail, 3);

        assertThat(whats(tail)).containsExactly("note 8", "note 9", "note 10");
        assertThat(tail.verified()).isTrue();
        assertThat(tail.checked()).isEqualTo(11);
        assertThat(tail.lastSeq()).isEqualTo(11);
        trail.append(note("later"));
        assertThat(whats(tail(trail, 1))).containsExactly("later");
    }

    @Test
    void readsTheNewestSegmentAloneWhereThatWillDo() throws IOException {
        TrailFixture trail = write(100, 4_096);
        Files.write(trail.segment(1), new byte[] {1, 2, 3});

        TrailTail tail = tail(trail, 1);

        assertThat(whats(tail)).containsExactly("note 100");
        assertThat(tail.verified()).isTrue();
        assertThat(tail.firstSeq()).isGreaterThan(50);
    }

    @Test
    void goesBackOverSegmentsUntilItHasEnough() throws IOException {
        TrailFixture trail = write(100, 4_096);

        TrailTail tail = tail(trail, 1_000);

        assertThat(tail.records()).hasSize(100);
        assertThat(tail.firstSeq()).isEqualTo(1);
        assertThat(trail.segment(3)).exists();
    }

    @Test
    void givesOnlyWhatIsWantedAndNeverACheckpoint() throws IOException {
        TrailFixture trail = write(10, 1 << 20);

        TrailTail tail = AuditReader.of(trail.directory)
                .tail(5, record -> record.entry().what().endsWith("3"));

        assertThat(whats(tail)).containsExactly("note 3");
        assertThat(tail(trail, 1_000).records())
                .noneMatch(record -> record.kind() == AuditKind.CHECKPOINT)
                .hasSize(10);
    }

    @Test
    void saysWhereTheChainBreaksAndGivesWhatStandsBefore() throws IOException { // INVARIANT 18
        TrailFixture trail = write(3, 1 << 20);
        byte[] bytes = Files.readAllBytes(trail.segment(1));
        bytes[bytes.length - 10] ^= 4;
        Files.write(trail.segment(1), bytes);

        TrailTail tail = tail(trail, 10);

        assertThat(whats(tail)).containsExactly("note 1", "note 2");
        assertThat(tail.verified()).isFalse();
        assertThat(tail.problem()).startsWith("trail-0000000001.log: damaged at byte ");
        assertThat(tail.checked()).isEqualTo(3);
    }

    @Test
    void doesWithoutARecordThatIsJustBeingWritten() throws IOException {
        TrailFixture trail = write(3, 1 << 20);
        byte[] bytes = Files.readAllBytes(trail.segment(1));

        for (int length = 0; length < bytes.length; length++) {
            Files.write(trail.segment(1), Arrays.copyOf(bytes, length));
            assertThat(tail(trail, 10).problem()).as("%d bytes", length).isNull();
        }
    }

    @Test
    void keepsNoMoreThanItsRoomHoweverLargeTheRecords() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"), 1 << 25, 16);
        for (int i = 0; i < 400; i++) {
            AuditEntryBuilder entry = AuditEntry.of(AuditKind.NOTE).target("orders-db");
            for (int detail = 0; detail < 64; detail++) {
                entry.detail("d" + detail, "x ".repeat(2_000));
            }
            trail.append(entry.what("note " + i).build());
        }

        TrailTail tail = tail(trail, 1_000);

        assertThat(tail.records()).hasSizeLessThan(400).isNotEmpty();
        assertThat(tail.records().stream()
                        .mapToLong(each -> each.entry().chars())
                        .sum())
                .isLessThanOrEqualTo(AuditLimits.TAIL_CHARS);
        assertThat(whats(tail)).endsWith("note 399");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void refusesAnotherLimit(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditReader.of(temp).tail(limit, each -> true))
                .withMessage("limit must be 1 to 1000, got " + limit);
    }

    @Test
    void readsATrailThatHasNotBegun() throws IOException {
        TrailTail tail = AuditReader.of(temp).tail(10, each -> true);

        assertThat(tail).isEqualTo(new TrailTail(List.of(), 0, 0, null));
        assertThat(tail.checked()).isZero();
    }

    @Test
    void isThereForATrailInFilesAlone() {
        assertThat(AuditTrail.inDirectory(temp).reader()).isNotNull();
        assertThat(AuditTrail.inMemory().reader()).isNull();
    }

    private TrailFixture write(int notes, long segmentBytes) throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"), segmentBytes, 100);
        for (int i = 1; i <= notes; i++) {
            trail.append(note("note " + i));
        }
        return trail;
    }

    private static TrailTail tail(TrailFixture trail, int limit) {
        try {
            return AuditReader.of(trail.directory).tail(limit, each -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> whats(TrailTail tail) {
        return tail.records().stream().map(record -> record.entry().what()).toList();
    }
}
