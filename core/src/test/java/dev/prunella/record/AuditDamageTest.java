// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDamageTest {

    @TempDir
    Path temp;

    private TrailFixture trail;
    private Path segment;
    private byte[] whole;
    private List<Integer> starts;

    @BeforeEach
    void writeATrail() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        for (int i = 1; i <= 5; i++) {
            trail.append(intent("inc-1/evict/" + i));
            trail.append(note("größer als \"vorher\" " + i));
        }
        trail.close();
        segment = trail.segment(1);
        whole = Files.readAllBytes(segment);
        starts = frameStarts(whole);
    }

    @Test
    void openingADamagedTrailIsRefusedAndReleasesTheLock() throws IOException {
        byte[] damaged = whole.clone();
        damaged[whole.length - 1] ^= 1;
        Files.write(segment, damaged);

        assertThatExceptionOfType(AuditDamagedException.class)
                .isThrownBy(trail::open)
                .withMessageContaining("trail-0000000001.log: damaged at byte " + starts.get(starts.size() - 1));

        Files.write(segment, whole);
        trail.open();
        assertThat(trail.session.recovery().lastSeq()).isEqualTo(11);
    }

    @Test
    void aTrailThatIsWholeLeavesNoCopy() throws IOException {
        trail.open();
        trail.close();

        assertThat(trail.session.recovery().tornBytes()).isZero();
        assertThat(trail.directory).isDirectoryNotContaining("glob:**.torn-*");
    }

    @Test // FAULT-F13
    void aTearAtEachByteOfTheLastFrameIsRepairedWithACopy() throws IOException {
        int last = starts.get(starts.size() - 1);
        for (int length = last + 1; length < whole.length; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            VerifiedTrail verified = AuditVerifier.verify(trail.directory);
            assertThat(verified.tornBytes()).isEqualTo(length - last);
            assertThat(verified.segments()).isEqualTo(1);

            trail.open();
            trail.close();

            Path copy = trail.directory.resolve("trail-0000000001.log.torn-" + last);
            assertThat(trail.session.recovery().tornBytes()).isEqualTo(length - last);
            assertThat(trail.session.recovery().lastSeq()).isEqualTo(10);
            assertThat(Files.readAllBytes(copy)).isEqualTo(Arrays.copyOfRange(whole, last, length));
            assertThat(Files.readAllBytes(segment)).isEqualTo(Arrays.copyOf(whole, last));
            Files.delete(copy);
        }
    }

    @Test
    void aSegmentThatWasNeverWholeIsSetAsideAltogether() throws IOException {
        for (int length = 0; length < starts.get(2); length += 31) {
            Files.write(segment, Arrays.copyOf(whole, length));

            trail.open();
            trail.append(note("anew"));
            trail.close();

            assertThat(trail.session.recovery().lastSeq()).isZero();
            assertThat(trail.session.recovery().tornBytes()).isEqualTo(length);
            assertThat(trail.whats()).containsExactly("part 1 of 1", "anew");
        }
    }

    @Test
    void theBeginningOfARecordIsNoTornOneIfItCannotBeTheNext() throws IOException {
        int last = starts.get(starts.size() - 1);
        byte[] foreign = Arrays.copyOf(whole, last + 60);
        System.arraycopy(whole, starts.get(1), foreign, last, 60);
        Files.write(segment, foreign);

        assertThat(damage().offset()).isEqualTo(last);
    }

    @Test
    void everyRemovedByteButTheLastOnesIsFound() throws IOException {
        for (int at = 0; at < whole.length - 1; at++) {
            AuditDamagedException e =
                    damage(concat(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, at + 1, whole.length)));

            assertThat(e).as("byte %d", at).isNotNull();
            assertThat((int) e.offset()).as("byte %d", at).isEqualTo(frameOf(at));
        }
    }

    @Test
    void removedRepeatedAndReorderedRecordsAreFound() throws IOException {
        byte[] third = frame(3);
        byte[] fourth = frame(4);
        byte[] before = Arrays.copyOf(whole, starts.get(3));
        byte[] after = Arrays.copyOfRange(whole, starts.get(5), whole.length);

        for (byte[] spliced : List.of(
                concat(before, fourth, after),
                concat(before, third, third, fourth, after),
                concat(before, fourth, third, after),
                concat(before, after),
                concat(whole, fourth))) {
            Files.write(segment, spliced);
            assertThat(damage()).isNotNull();
        }
    }

    @Test
    void aRecordOfAnotherTrailIsFoundEvenIfItsNumberFits() throws IOException {
        TrailFixture other = new TrailFixture(temp.resolve("other"));
        for (int i = 1; i <= 10; i++) {
            other.append(note("other " + i));
        }
        other.close();
        byte[] foreign = Files.readAllBytes(other.segment(1));
        List<Integer> foreignStarts = frameStarts(foreign);
        byte[] last = Arrays.copyOfRange(foreign, foreignStarts.get(11), foreign.length);

        Files.write(segment, concat(Arrays.copyOf(whole, starts.get(11)), last));

        assertThat(damage()).hasMessageContaining("record 11 does not follow the record before it");
    }

    private AuditDamagedException damage() {
        return catchThrowableOfType(AuditDamagedException.class, () -> AuditVerifier.verify(trail.directory));
    }

    /** Without the disk, for the tests that try thousands of damages. */
    private static AuditDamagedException damage(byte[] bytes) {
        SegmentSource source = new SegmentSource() {
            @Override
            public InputStream read(long segment) {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public String name(long segment) {
                return "trail-0000000001.log";
            }
        };
        TrailScanner scanner = new TrailScanner(List.of(1L), source, new NoVisitor());
        return catchThrowableOfType(AuditDamagedException.class, scanner::scan);
    }

    private byte[] frame(int index) {
        return Arrays.copyOfRange(whole, starts.get(index), starts.get(index + 1));
    }

    private int frameOf(int offset) {
        return starts.stream()
                .filter(start -> start <= offset)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** Header and frames are lines. */
    private static List<Integer> frameStarts(byte[] bytes) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
