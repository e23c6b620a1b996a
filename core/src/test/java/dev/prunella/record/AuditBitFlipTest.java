// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bit of a trail of 64 KiB is flipped in turn, and each byte is where an older segment is cut. Every damage is judged by
 * the scanner that opens trails; it is given the damaged segment and the one after it, which a trail looks like whose older
 * segments are retired, since reading all of it half a million times would take minutes and find the same.
 */
class AuditBitFlipTest {

    private static final int BYTES = 64 * 1024;

    @TempDir
    Path temp;

    private TrailFixture trail;
    private TrailBytes bytes;

    @BeforeEach
    void writeATrail() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"), 4_096, 100);
        for (int i = 1; size() < BYTES; i++) {
            trail.append(intent("inc-1/evict/" + i));
            trail.append(note("größer als \"vorher\" " + i));
        }
        trail.close();
        bytes = TrailBytes.of(trail.directory);
    }

    @Test // INVARIANT 18, THREAT-T11, TARGETS S4
    void everyFlippedBitIsFoundWhereTheRecordThatItDamagesBegins() throws Exception {
        Queue<String> missed = new ConcurrentLinkedQueue<>();

        long flips = TwoThreads.sum(
                1,
                bytes.segments() + 1,
                segment -> bytes.of(segment, segment + 1).flipEachBitOf(segment, missed));

        assertThat(flips).isGreaterThanOrEqualTo(8L * BYTES);
        assertThat(missed).isEmpty();
    }

    @Test
    void aReadingOfTheWholeTrailFindsTheSame() throws IOException {
        for (int segment = 1; segment <= bytes.segments(); segment++) {
            byte[] whole = Files.readAllBytes(trail.segment(segment));
            for (int at = 0; at < whole.length; at += 499) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 4;
                Files.write(trail.segment(segment), damaged);

                AuditDamagedException e =
                        catchThrowableOfType(AuditDamagedException.class, () -> AuditVerifier.verify(trail.directory));

                assertThat(e).as("segment %d, byte %d", segment, at).isNotNull();
                assertThat(e.file()).isEqualTo(bytes.name(segment));
                assertThat(e.offset()).isEqualTo(bytes.frameOf(segment, at));
            }
            Files.write(trail.segment(segment), whole);
        }
    }

    @Test
    void everyCutInAnOlderSegmentIsRefused() {
        for (int segment = 1; segment < bytes.segments(); segment++) {
            TrailBytes pair = bytes.of(segment, segment + 1);
            for (int length = 0; length < bytes.length(segment); length += length < 600 ? 1 : 7) {
                AuditDamagedException e = pair.cut(segment, length).damage();

                assertThat(e).as("segment %d, %d bytes", segment, length).isNotNull();
                assertThat(List.of(bytes.name(segment), bytes.name(segment + 1)))
                        .contains(e.file());
            }
        }
    }

    private long size() throws IOException {
        long size = 0;
        try (var segments = Files.newDirectoryStream(trail.directory, "trail-*.log")) {
            for (Path segment : segments) {
                size += Files.size(segment);
            }
        }
        return size;
    }
}
