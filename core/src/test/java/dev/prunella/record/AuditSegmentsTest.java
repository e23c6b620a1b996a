// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSegmentsTest {

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void open() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"), 4_096, 3);
    }

    @Test
    void eachSegmentOpensWithACheckpointOfTheStateThen() throws IOException {
        appendUntilSegment(3);

        var checkpoints = AuditReader.of(trail.directory).list().stream()
                .filter(record -> record.kind() == AuditKind.CHECKPOINT)
                .map(record -> record.entry().details().get("appended"))
                .toList();

        assertThat(checkpoints).hasSize(3).doesNotContainNull().isSorted();
        assertThat(AuditVerifier.verify(trail.directory).segments()).isEqualTo(3);
    }

    @Test
    void wholeSegmentsAreRetiredOldestFirst() throws IOException {
        appendUntilSegment(7);

        VerifiedTrail verified = AuditVerifier.verify(trail.directory);

        assertThat(verified.segments()).isEqualTo(3);
        assertThat(verified.firstSeq()).isGreaterThan(1);
        assertThat(trail.segment(4)).doesNotExist();
        assertThat(trail.segment(5)).exists();
    }

    @Test
    void aSegmentIsFilledToItsLastByteAndNotBeyond() throws IOException {
        trail.append(note("a"));
        long first = Files.size(trail.segment(1));
        trail.append(note("a"));
        long frame = Files.size(trail.segment(1)) - first;
        int left = (int) (4_096 - first - frame);
        trail.append(note("a".repeat((int) (1 + left - frame))));

        assertThat(trail.segment(1)).hasSize(4_096);
        assertThat(trail.segment(2)).doesNotExist();
        trail.append(note("a"));
        assertThat(trail.segment(1)).hasSize(4_096);
        assertThat(trail.segment(2)).exists();
    }

    @Test
    void noSegmentIsLargerThanItIsSet() throws IOException {
        appendUntilSegment(3);
        assertThat(Files.size(trail.segment(1))).isLessThanOrEqualTo(4_096);
        assertThat(Files.size(trail.segment(2))).isLessThanOrEqualTo(4_096);
    }

    @Test // INVARIANT 41
    void recoveryGivesTheLastCheckpointAndOnlyWhatFollowsIt() throws IOException {
        appendUntilSegment(5);
        String atCheckpoint = trail.state.get("appended");
        trail.append(note("tail"));
        trail.state.put("appended", "later");
        trail.reopen();

        assertThat(trail.session.recovery().state()).containsEntry("appended", atCheckpoint);
        assertThat(trail.session.recovery().tail())
                .extracting(record -> record.entry().what())
                .containsExactly("n" + atCheckpoint, "tail");
    }

    @Test
    void aLargeStateIsSplitIntoPartsAndReadBackExactly() throws IOException {
        for (int i = 0; i < 50; i++) {
            trail.state.put("target." + i, ("\u0000ü\n\\\" password=x " + i).repeat(2_000));
        }
        trail.append(note("a"));
        trail.reopen();

        assertThat(trail.session.recovery().state()).isEqualTo(trail.state);
        assertThat(List.copyOf(trail.session.recovery().state().keySet()))
                .as("the order is that of the keys in each process, as what is numbered is read and numbered again")
                .isSorted();
        assertThat(trail.whats()).contains("part 17 of 17").endsWith("a");
    }

    @Test
    void aCrashBetweenThePartsOfACheckpointFallsBackToTheSegmentBefore() throws IOException {
        trail.append(note("a"));
        trail.state.put("big", "x".repeat(200_000));
        trail.state.put("large", "y".repeat(200_000));
        appendUntilSegment(2);
        trail.close();
        byte[] whole = Files.readAllBytes(trail.segment(2));
        int secondPart = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n', SegmentHeader.BYTES) + 1;
        Files.write(trail.segment(2), Arrays.copyOf(whole, secondPart + 10));

        trail.open();

        assertThat(trail.session.recovery().state()).isEqualTo(Map.of("governor.starts", "3"));
        assertThat(trail.segment(2)).doesNotExist();
        assertThat(trail.directory.resolve("trail-0000000002.log.torn-0")).exists();
        trail.append(note("b"));
        assertThat(AuditVerifier.verify(trail.directory).segments()).isEqualTo(2);
    }

    @Test
    void aMissingAReplacedAndAShortenedSegmentAreFound() throws IOException {
        appendUntilSegment(3);
        trail.close();
        byte[] second = Files.readAllBytes(trail.segment(2));
        Files.delete(trail.segment(2));
        assertThat(damage()).hasMessageContaining("trail-0000000003.log").hasMessageContaining("is missing");

        Files.copy(trail.segment(1), trail.segment(2), StandardCopyOption.REPLACE_EXISTING);
        assertThat(damage()).hasMessageContaining("it says that it is segment 1");

        int lastLine = new String(second, StandardCharsets.ISO_8859_1).lastIndexOf('\n', second.length - 2) + 1;
        Files.write(trail.segment(2), Arrays.copyOf(second, lastLine));
        assertThat(damage().file()).isEqualTo("trail-0000000002.log");
        Files.write(trail.segment(2), Arrays.copyOf(second, lastLine + 50));
        assertThat(damage().offset()).isEqualTo(lastLine);
    }

    @Test
    void aStateThatIsTooLargeFailsClosed() {
        trail.state.put("huge", "x".repeat(300_000));
        trail.append(intent("1"));

        assertThat(trail.acks).containsExactly(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));

        trail.state.remove("huge");
        trail.append(intent("2"));
        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
    }

    private void appendUntilSegment(int number) {
        int appended = 0;
        while (!Files.exists(trail.segment(number))) {
            appended++;
            trail.state.put("appended", String.format("%05d", appended));
            trail.append(note(String.format("n%05d", appended)));
        }
    }

    private AuditDamagedException damage() {
        return catchThrowableOfType(AuditDamagedException.class, () -> AuditVerifier.verify(trail.directory));
    }
}
