// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The process is killed, or the power is cut, at each write: before it, within it at each eleventh byte and after it; within
 * the last record at each byte.
 */
class AuditWriteIndexTest {

    private static final int INTENTS = 9;
    private static final int ALL = 100;

    private final RecordedDisk disk = new RecordedDisk();

    @BeforeEach
    void writeThreeSegments() throws IOException {
        write(disk, ALL, INTENTS);
        assertThat(disk.open()).hasSize(3);
    }

    @Test // FAULT-F13
    void aKillAtAnyWriteLosesNothingThatWasAcknowledged() throws Exception {
        int last = lastAppend();
        long kills = TwoThreads.sum(0, disk.steps(), step -> {
            int stride = step == last ? 1 : 11;
            int count = 0;
            for (int bytes = 0; bytes <= disk.bytesOf(step); bytes += stride) {
                expectWhole(disk.killedAt(step, bytes));
                count++;
            }
            return count;
        });
        assertThat(kills).isGreaterThan(disk.steps() + disk.bytesOf(last));
    }

    private int lastAppend() {
        int last = disk.steps() - 1;
        while (disk.bytesOf(last) == 0) {
            last--;
        }
        return last;
    }

    @Test // FAULT-F13
    void aPowerCutThatLeavesAnyPartOfWhatWasNotSyncedLosesNothingThatWasAcknowledged() throws Exception {
        long cuts = TwoThreads.sum(0, disk.steps(), step -> {
            int count = 0;
            for (RecordedDisk left = disk.powerCutBefore(step, 0); left != null; count++) {
                expectWhole(left);
                left = disk.powerCutBefore(step, (count + 1) * 17);
            }
            return count;
        });
        assertThat(cuts).isGreaterThan(disk.steps());
    }

    @Test // FAULT-F13
    void aKillBetweenTheEndOfASegmentAndTheRetirementOfTheOldestLosesNoNewRecord() throws IOException {
        RecordedDisk small = new RecordedDisk();
        write(small, 2, 3 * INTENTS);
        for (int step = 0; step < small.steps(); step++) {
            RecordedDisk left = small.killedAt(step, 0);
            Set<String> newest = new HashSet<>(left.acknowledged());
            newest.removeIf(
                    attempt -> Integer.parseInt(attempt) < left.acknowledged().size() - 2);
            assertThat(attempts(left)).as("step %d", step).containsAll(newest);
        }
    }

    @Test
    void aSecondLifeThatIsKilledToo() throws IOException {
        int last = lastAppend();
        for (int bytes = 1; bytes < disk.bytesOf(last); bytes += 50) {
            RecordedDisk second = disk.killedAt(last, bytes);
            assertThat(attempts(second)).containsAll(second.acknowledged());
            second.noteFromHere();
            write(second, ALL, 1);
            for (int step = 0; step < second.steps(); step++) {
                expectWhole(second.killedAt(step, second.bytesOf(step) / 2));
            }
        }
    }

    private static void expectWhole(RecordedDisk left) {
        try {
            Set<String> attempts = attempts(left);
            assertThat(attempts).containsAll(left.acknowledged());
            assertThat(left.asides()).isLessThanOrEqualTo(1);
            write(left, ALL, 1);
            assertThat(attempts(left)).containsAll(attempts).containsAll(left.acknowledged());
            assertThat(left.asides()).isLessThanOrEqualTo(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens, which repairs, and reads the records that count. */
    private static Set<String> attempts(RecordedDisk left) throws IOException {
        VirtualTime time = new VirtualTime();
        AuditTrail.builder(left).build().open(time, time, Map::of).close(Duration.ZERO);
        Set<String> attempts = new HashSet<>();
        new TrailScanner(left.open(), left, new TrailVisitor() {
                    @Override
                    public void checkpoint(List<AuditRecord> parts) {}

                    @Override
                    public void entry(AuditRecord record) {
                        attempts.add(record.entry().attempt());
                    }
                })
                .scan();
        return attempts;
    }

    /** Intents in batches of three, each with a note before it, in segments of the smallest size. */
    private static void write(RecordedDisk disk, int segments, int intents) throws IOException {
        VirtualTime time = new VirtualTime();
        AuditSession session = AuditTrail.builder(disk)
                .segmentBytes(4_096)
                .segments(segments)
                .build()
                .open(time, time, () -> Map.of("governor.starts", "3"));
        for (int i = 0; i < intents; i++) {
            String attempt = Integer.toString(disk.acknowledged().size() + i % 3);
            session.append(TrailFixture.note("before " + attempt));
            session.append(TrailFixture.intent(attempt), ack -> {
                if (ack instanceof AuditAck.Durable) {
                    disk.acknowledged(attempt);
                }
            });
            if (i % 3 == 2 || i + 1 == intents) {
                time.runLane();
            }
        }
    }
}
