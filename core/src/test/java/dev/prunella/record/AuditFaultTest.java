// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULT-F14, by the seam of the file. */
class AuditFaultTest {

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void open() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        trail.append(intent("1"));
        trail.append(note("unsynced"));
    }

    @Test // LESSONS finding 6
    void aFailedSyncIsNotRepeatedOnThatFileButWrittenAgainInANewSegment() throws IOException {
        trail.disk.syncsUntilFailure = 1;
        trail.append(intent("2"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        assertThat(trail.segment(2)).exists();
        trail.close();
        assertThat(trail.whats()).containsExactly("part 1 of 1", "evict-all", "part 1 of 1", "unsynced", "evict-all");
        assertThat(AuditVerifier.verify(trail.directory).voidBytes()).isPositive();
    }

    @Test
    void whatTheFailedSyncLeftMayBeGarbage() throws IOException {
        long synced = AuditVerifier.verify(trail.directory).lastSeq();
        trail.disk.syncsUntilFailure = 1;
        trail.append(intent("2"));
        trail.close();
        byte[] suspect = Files.readAllBytes(trail.segment(1));
        Arrays.fill(suspect, suspect.length - 100, suspect.length, (byte) 0);
        Files.write(trail.segment(1), suspect);

        trail.open();

        assertThat(trail.session.recovery().lastSeq()).isEqualTo(synced + 2);
    }

    @Test // INVARIANT 19, found by the simulator
    void aProcessThatDiesWhileItLeavesAFaultBehindIsFollowedWhereTheTrailCounts() throws IOException {
        trail.disk.syncsUntilFailure = 1;
        trail.append(intent("2"));
        trail.close();
        cutOff(trail.segment(1), 30);
        cutOff(trail.segment(2), Files.size(trail.segment(2)) - SegmentHeader.BYTES - 40);

        trail.open();
        trail.append(intent("3"));
        trail.reopen();

        assertThat(AuditReader.of(trail.directory).list())
                .extracting(record -> record.entry().attempt())
                .containsExactly("", "1", "3");
    }

    private static void cutOff(Path file, long bytes) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length - bytes)));
    }

    @Test // INVARIANT 19
    void failsClosedWhileNoSegmentCanBeSyncedAndGoesOnAfterwards() throws IOException {
        trail.disk.duringSync = () -> {
            throw new IllegalStateException("the disk is gone");
        };
        trail.append(intent("2"));
        trail.append(intent("3"));
        assertThat(trail.acks.subList(2, 4)).containsOnly(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));

        trail.disk.duringSync = () -> {};
        trail.append(intent("4"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        trail.close();
        assertThat(AuditVerifier.verify(trail.directory).findings()).hasSize(2);
    }

    @Test
    void aFullDiskRefusesAndGoesOnWhenSpaceIsBack() throws IOException {
        trail.disk.room = 50;
        trail.append(intent("2"));
        trail.append(note("3"));
        // the real disk under the seam has room: only a disk that is full itself refuses with NO_ROOM
        assertThat(trail.acks.get(2)).isEqualTo(new AuditAck.Refused(AuditRefusal.SYNC_FAILED));

        trail.disk.room = Long.MAX_VALUE;
        trail.append(intent("4"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        trail.reopen();
        assertThat(trail.session.recovery().tail())
                .extracting(record -> record.entry().attempt())
                .containsExactly("4");
        assertThat(trail.session.recovery().tail().get(0).entry().details()).containsEntry(AuditEntry.DROPPED, "2");
    }

    @Test
    void aFailedWriteIsTriedOnceMoreInANewSegment() throws IOException {
        trail.disk.room = 50;
        trail.disk.whenFull = () -> trail.disk.room = Long.MAX_VALUE;
        trail.append(intent("2"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        trail.close();
        assertThat(trail.whats()).containsExactly("part 1 of 1", "evict-all", "part 1 of 1", "unsynced", "evict-all");
    }

    @Test
    void aProcessThatDiesOnAFullDiskLeavesATornEnd() throws IOException {
        trail.disk.room = 50;
        trail.append(intent("2"));
        trail.disk.room = Long.MAX_VALUE;
        trail.reopen();

        assertThat(trail.session.recovery().tornBytes()).isPositive();
        assertThat(trail.session.recovery().openIntents()).hasSize(1);
    }

    @Test
    void aSlowSyncIsRefusedAfterASecondAndItsLateRecordIsTold() throws IOException {
        trail.disk.duringSync = () -> trail.time.advance(Duration.ofSeconds(30));
        trail.append(intent("2"));

        assertThat(trail.acks.subList(2, 4))
                .containsExactly(new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT), new AuditAck.DurableLate(4));
    }

    @Test // INVARIANT 17
    void whatWasRefusedDuringASyncThatThenFailsIsNotWrittenAgain() throws IOException {
        trail.disk.duringSync = () -> {
            trail.disk.duringSync = () -> {};
            trail.time.advance(Duration.ofSeconds(30));
            throw new IllegalStateException("the disk is gone");
        };
        trail.append(intent("2"));
        trail.append(intent("3"));
        trail.close();

        assertThat(trail.acks.subList(2, 4))
                .containsExactly(new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT), new AuditAck.Durable(5));
        assertThat(AuditReader.of(trail.directory).list())
                .extracting(record -> record.entry().attempt())
                .containsExactly("", "1", "", "", "3");
    }

    @Test // THREAT-T17
    void whatWasDroppedIsToldAgainIfTheRecordThatToldOfItIsLost() throws IOException {
        for (int i = 0; i < 2_050; i++) {
            trail.offer(note("n" + i));
        }
        assertThat(trail.session.dropped()).isEqualTo(2);
        trail.disk.syncsUntilFailure = 1;
        trail.time.runLane();
        trail.close();

        assertThat(AuditReader.of(trail.directory).list())
                .filteredOn(record -> record.entry().details().containsKey(AuditEntry.DROPPED))
                .extracting(
                        record -> record.entry().what() + " " + record.entry().details())
                .containsExactly("unsynced {trail.dropped=2}");
    }

    @Test // INVARIANT 32
    void notesAreSyncedUnaskedOnceThereAreMany() {
        int before = trail.disk.syncs;
        for (int i = 2; i < AuditLimits.UNSYNCED_ENTRIES; i++) {
            trail.append(note("n" + i));
        }
        assertThat(trail.disk.syncs).isEqualTo(before);

        trail.append(note("one more"));
        assertThat(trail.disk.syncs).isEqualTo(before + 1);
    }

    @Test
    void whatWaitsBehindASlowSyncIsRefusedAndNeverWritten() throws IOException {
        trail.disk.duringSync = () -> {
            trail.disk.duringSync = () -> {};
            trail.offer(intent("3"));
            trail.time.advance(Duration.ofSeconds(1));
        };
        trail.append(intent("2"));
        trail.close();

        assertThat(trail.acks.subList(2, 5))
                .containsExactly(
                        new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT),
                        new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT),
                        new AuditAck.DurableLate(4));
        assertThat(AuditReader.of(trail.directory).list())
                .extracting(record -> record.entry().attempt())
                .containsExactly("", "1", "", "2");
    }

    @Test
    void aLaneThatNeverRunsRefusesAfterOneSecond() {
        trail.offer(intent("2"));
        trail.time.advance(Duration.ofMillis(999));
        assertThat(trail.acks).hasSize(2);
        trail.time.advance(Duration.ofMillis(1));

        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT));
        trail.time.runLane();
        assertThat(trail.acks).hasSize(3);
    }

    @Test // THREAT-T17
    void answersAreDroppedBeforeIntentsAndTheNextRecordTellsHowMany() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            trail.offer(note("n" + i));
        }
        trail.offer(intent("2"));
        trail.time.runLane();

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Durable.class);
        assertThat(trail.session.dropped()).isZero();
        var records = AuditReader.of(trail.directory).list();
        assertThat(records).hasSize(3 + 2_048 + 1);
        assertThat(records.get(3).entry().details()).containsEntry(AuditEntry.DROPPED, "952");
    }

    @Test
    void intentsAreRefusedWhenTheQueueIsFull() {
        for (int i = 0; i < 4_097; i++) {
            trail.offer(intent("a" + i));
        }
        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.NO_ROOM));
    }

    @Test
    void closeGivesUpOnAStuckSyncAndTheStoreIsReleasedWhenItReturns() throws IOException {
        var closed = new boolean[] {true};
        trail.disk.duringSync = () -> {
            trail.disk.duringSync = () -> {};
            trail.session.close(Duration.ofSeconds(1)).thenAccept(whole -> closed[0] = whole);
            trail.time.advance(Duration.ofSeconds(2));
        };
        trail.append(intent("2"));

        assertThat(closed[0]).isFalse();
        trail.open();
        assertThat(trail.session.recovery().lastSeq()).isEqualTo(4);
    }

    @Test
    void aSchedulerThatIsClosedFirstStillReleasesTheStore() throws IOException {
        trail.time.close(Duration.ZERO);
        var closed = trail.session.close(Duration.ofSeconds(1)).toCompletableFuture();

        assertThat(closed).isCompletedWithValue(false);
        trail.open();
    }
}
