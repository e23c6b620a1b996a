// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments whose every hash is right, and which no trail has written. */
// THREAT-T11
class ForgedSegmentsTest {

    @TempDir
    Path temp;

    @Test
    void aSegmentOfAnotherTrailIsFoundEvenIfItsNumberFits() throws IOException {
        TrailFixture trail = threeSegments("one");
        TrailFixture other = threeSegments("two");
        Files.copy(other.segment(3), trail.segment(3), StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(AuditDamagedException.class)
                .isThrownBy(() -> AuditVerifier.verify(trail.directory))
                .withMessageContaining("trail-0000000003.log")
                .withMessageContaining("it does not follow the end of the segment before it");
    }

    @Test
    void aSegmentMustOpenWithItsCheckpointFromTheFirstPartToTheLast() {
        assertThat(damage(part("part 1 of 2"), part("part 2 of 2"))).isNull();
        for (List<AuditEntry> wrong : List.of(
                List.of(note("a")),
                List.of(part("part 2 of 2")),
                List.of(part("part 1 of 2"), part("part 1 of 2")),
                List.of(part("part 1 of 2"), part("part 2 of 3")),
                List.of(part("part 1 of 2"), note("part 2 of 2")),
                List.of(part("whole")))) {
            assertThat(damage(wrong.toArray(AuditEntry[]::new)))
                    .as("%s", wrong)
                    .hasMessageContaining("the segment does not open with its checkpoint");
        }
        assertThat(damage(part("part 1 of 1"), part("part 1 of 1")))
                .hasMessageContaining("a checkpoint that does not open the segment");
    }

    @Test
    void aHeaderWithoutAllItsFieldsIsDamageAndNotAFailureToRead() {
        String text = "PRUNELLA-TRAIL 1 segment=0000000001 first=0000000000000001";
        assertRefused(text, "a field is missing in the header");
        assertRefused(text + " created=now", "not a time");
        assertRefused("PRUNELLA-TRAIL 1 segment=one", "unreadable header");
        assertRefused("PRUNELLA-TRAIL 2 segment=1", "not a segment of a trail of version 1");
        assertRefused(header().substring(0, header().indexOf(" hash=")) + " more=1", "not in canonical form");
    }

    @Test
    void theLengthInAFrameIsBounded() throws AuditFormatException {
        int longest = AuditLimits.FRAME_BYTES;
        assertThat(AuditFrame.lineLength(prefix("%08d".formatted(longest)), 1)).isEqualTo(longest);
        assertThatExceptionOfType(AuditFormatException.class)
                .isThrownBy(() -> AuditFrame.lineLength(prefix("%08d".formatted(longest + 1)), 1))
                .withMessage("a record of 2097153 bytes is too long");
        assertThatExceptionOfType(AuditFormatException.class)
                .isThrownBy(() -> AuditFrame.lineLength(prefix("0000-123"), 1))
                .withMessage("the prefix does not match its checksum");
        assertThat(AuditFrame.lineLength(prefix("00000000"), 1)).isZero();
    }

    @Test // FAULT-F13
    void whatACrashLeavesOfARecordIsTheBeginningOfThatOneAlone() {
        byte[] frame =
                AuditFrame.encode(AuditJson.seal(42, 0, new VirtualTime().wallTime(), note("a"), AuditHash.NONE));
        for (int length = 0; length < frame.length; length++) {
            byte[] left = Arrays.copyOf(frame, length);
            assertThat(AuditFrame.isBeginning(left, 42)).as("%d bytes", length).isTrue();
            assertThat(AuditFrame.isBeginning(left, 41)).as("%d bytes", length).isEqualTo(length < 25);
        }
        assertThat(AuditFrame.isBeginning(ascii("00000987 0000000000000042 "), 42))
                .isTrue();
        for (String left : List.of("0000/", "0000:", "0000 ", "00000987-", "00000987 0000000000000042 0\n")) {
            assertThat(AuditFrame.isBeginning(ascii(left), 42)).as(left).isFalse();
        }
        String prefix = new String(frame, 0, AuditFrame.PREFIX_BYTES, StandardCharsets.US_ASCII);
        assertThat(AuditFrame.isBeginning(ascii(prefix + "{\"seq\":43,"), 42)).isFalse();
    }

    @Test // FAULT-F13
    void whatACrashLeavesOfAHeaderIsItsBeginning() {
        for (int length = 0; length < SegmentHeader.BYTES; length++) {
            assertThat(SegmentHeader.isBeginning(ascii(header().substring(0, length))))
                    .as("%d bytes", length)
                    .isTrue();
        }
        assertThat(SegmentHeader.isBeginning(ascii("PRUNELLA-TRAIL 2"))).isFalse();
        assertThat(SegmentHeader.isBeginning(ascii("PRUNELLA-TRAIL 1 segment=0000000001\n")))
                .isFalse();
    }

    @Test
    void theChecksumsAreTheStandardOnesSoThatOtherToolsCanCheckATrail() {
        assertThat(AuditHash.crc32c("123456789")).isEqualTo("e3069283");
        assertThat(AuditHash.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private TrailFixture threeSegments(String name) throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve(name), 4_096, 16);
        for (int i = 0; !Files.exists(trail.segment(3)); i++) {
            trail.append(note(name + " " + i));
        }
        trail.close();
        return trail;
    }

    /** What is found in a first segment of these records. */
    private static AuditDamagedException damage(AuditEntry... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header().getBytes(StandardCharsets.US_ASCII));
        TrailEnd end = TrailEnd.EMPTY.behind(firstHeader());
        for (AuditEntry entry : entries) {
            AuditJson.Sealed sealed = AuditJson.seal(end.seq() + 1, 0, new VirtualTime().wallTime(), entry, end.hash());
            byte[] frame = AuditFrame.encode(sealed);
            bytes.writeBytes(frame);
            end = end.behind(sealed.record(), frame.length);
        }
        return damageIn(bytes.toByteArray());
    }

    private static AuditDamagedException damageIn(byte[] bytes) {
        SegmentSource source = new SegmentSource() {
            @Override
            public InputStream read(long segment) {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public String name(long segment) {
                return "forged";
            }
        };
        try {
            new TrailScanner(List.of(1L), source, new NoVisitor()).scan();
            return null;
        } catch (AuditDamagedException e) {
            return e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static AuditEntry part(String what) {
        SortedMap<String, String> state = new TreeMap<>();
        state.put("governor.starts", "3");
        return new AuditEntry(AuditKind.CHECKPOINT, "", "", what, "", "", "", state);
    }

    private static SegmentHeader firstHeader() {
        return new SegmentHeader(1, 1, new VirtualTime().wallTime(), SegmentHeader.Begun.FRESH, 0, AuditHash.NONE);
    }

    private static String header() {
        return new String(firstHeader().encode(), StandardCharsets.US_ASCII);
    }

    private static void assertRefused(String text, String why) {
        String signed = text + " hash=" + AuditHash.sha256(text) + "\n";
        assertThatExceptionOfType(AuditFormatException.class)
                .isThrownBy(() -> SegmentHeader.parse(signed.getBytes(StandardCharsets.US_ASCII)))
                .withMessageContaining(why);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] prefix(String length) {
        String guarded = length + " 0000000000000001";
        return (guarded + " " + AuditHash.crc32c(guarded) + " ").getBytes(StandardCharsets.US_ASCII);
    }
}
