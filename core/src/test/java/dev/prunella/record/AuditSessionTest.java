// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an open trail tells of itself, and how it lets go. */
@Timeout(60)
class AuditSessionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF = Duration.ofMillis(500);

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void open() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        trail.time.advance(SECOND);
        trail.append(intent("1"));
    }

    @Test
    void isDurableInFilesAndShowsItsLatestRecords() {
        trail.append(intent("2"));

        assertThat(trail.session.isDurable()).isTrue();
        assertThat(trail.session.recent())
                .extracting(record -> record.entry().attempt())
                .containsExactly("1", "2");
    }

    @Test
    void rememberedDropsAreCountedEvenOnceTheTrailHasToldOfThem() {
        dropFour();
        assertThat(trail.session.dropped()).isEqualTo(4);
        assertThat(trail.session.droppedEver()).isEqualTo(4);

        trail.time.runLane();

        assertThat(trail.session.dropped()).isZero();
        assertThat(trail.session.droppedEver()).isEqualTo(4);
    }

    @Test // the meter of syncs
    void tellsHowLongIntentsTookToBecomeDurable() {
        long before = trail.session.syncs().totalNanos();
        trail.offer(intent("2"));
        trail.time.advance(Duration.ofMillis(40));
        trail.time.runLane();

        assertThat(trail.session.syncs().count()).isEqualTo(2);
        assertThat(trail.session.syncs().totalNanos() - before).isEqualTo(40_000_000);
    }

    @Test
    void whatIsDurableTooLateCountsWithTheTimeThatItTook() {
        trail.disk.duringSync = () -> trail.time.advance(Duration.ofSeconds(30));
        trail.append(intent("2"));

        assertThat(trail.lastAck()).isInstanceOf(AuditAck.DurableLate.class);
        assertThat(trail.session.syncs().count()).isEqualTo(2);
        assertThat(trail.session.syncs().longestNanos(trail.time.nanoTime())).isEqualTo(30_000_000_000L);
    }

    @Test
    void neitherRefusedIntentsNorNotesCountAsSyncs() {
        trail.append(note("a"));
        trail.offer(intent("2"));
        trail.time.advance(SECOND);
        assertThat(trail.lastAck()).isInstanceOf(AuditAck.Refused.class);
        trail.time.runLane();

        assertThat(trail.session.syncs().count()).isEqualTo(1);
    }

    @Test
    void manyNotesShareOneTimerAndLaterOnesGetTheirOwn() {
        trail.append(note("a"));
        trail.append(note("b"));
        assertThat(trail.time.timers()).isEqualTo(1);
        trail.time.advance(SECOND);
        trail.time.runLane();
        int before = trail.disk.syncs;

        trail.append(note("c"));
        trail.time.advance(SECOND);
        trail.time.runLane();

        assertThat(trail.disk.syncs).isEqualTo(before + 1);
    }

    @Test
    void intentsThatWaitedTooLongGiveTheirRoomBack() {
        for (int i = 0; i < AuditLimits.QUEUE_ENTRIES; i++) {
            trail.offer(intent("a" + i));
        }
        trail.time.advance(SECOND);
        trail.offer(intent("2"));
        trail.time.runLane();

        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Durable(3));
    }

    @Test // INVARIANT 19
    void aLaneThatTakesNoMoreWorkRefusesAndCountsWhatIsDropped() {
        trail.time.close(Duration.ZERO);
        trail.offer(intent("2"));
        trail.offer(note("a"));

        assertThat(trail.acks.subList(1, 3)).containsOnly(new AuditAck.Refused(AuditRefusal.NO_ROOM));
        assertThat(trail.session.dropped()).isEqualTo(1);
        assertThat(trail.time.timers()).isZero();
    }

    @Test
    void anErrorOfTheDiskLeavesTheTrailWithAWriter() {
        failOnce();
        assertThatThrownBy(() -> trail.append(intent("2"))).isInstanceOf(OutOfMemoryError.class);

        trail.append(intent("3"));

        assertThat(trail.acks).hasSize(3).hasOnlyElementsOfType(AuditAck.Durable.class);
    }

    @Test
    void aCloseWritesWhatAnErrorLeftWaiting() {
        for (int i = 0; i < AuditLimits.BATCH_ENTRIES + 1; i++) {
            trail.offer(intent("a" + i));
        }
        failOnce();
        assertThatThrownBy(trail.time::runLane).isInstanceOf(OutOfMemoryError.class);

        assertThat(trail.close()).isTrue();
        assertThat(trail.acks).hasSize(AuditLimits.BATCH_ENTRIES + 2).hasOnlyElementsOfType(AuditAck.Durable.class);
    }

    @Test
    void aCloseThatIsAskedForTwiceIsOne() {
        CompletionStage<Boolean> first = trail.session.close(SECOND);
        assertThat(trail.session.close(SECOND)).isSameAs(first);
        assertThat(trail.time.timers()).isEqualTo(1);
    }

    @Test
    void aCloseWaitsForNoLongerThanItsPatienceAndRefusesWhatStillWaits() throws IOException {
        trail.offer(intent("2"));
        var closed = trail.session.close(HALF).toCompletableFuture();
        trail.time.advance(HALF.minusNanos(1));
        assertThat(closed).isNotDone();
        trail.time.advance(Duration.ofNanos(1));

        assertThat(closed).isCompletedWithValue(false);
        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Refused(AuditRefusal.CLOSED));
        trail.open();
        assertThat(trail.session.recovery().lastSeq()).isEqualTo(2);
    }

    @Test
    void aCloseSaysFalseIfTheTrailDoesNotTellOfWhatWasDropped() {
        trail.disk.duringSync = () -> {
            throw new IllegalStateException("the disk is gone");
        };
        trail.append(note("a"));
        trail.time.advance(SECOND);
        trail.time.runLane();
        assertThat(trail.session.dropped()).isEqualTo(1);
        trail.disk.duringSync = () -> {};

        assertThat(trail.close()).isFalse();
    }

    @Test
    void aCloseSaysFalseIfTheLastRecordsCouldNotBeSynced() {
        trail.append(note("a"));
        trail.disk.duringSync = () -> {
            throw new IllegalStateException("the disk is gone");
        };

        assertThat(trail.close()).isFalse();
    }

    @Test
    void aStoreThatWasGivenUpIsLeftAlone() throws IOException {
        WatchedStore store = new WatchedStore();
        AuditSession session = store.open(trail.time);
        session.append(note("a"));
        trail.time.runLane();
        session.close(HALF);
        trail.time.advance(SECOND);
        trail.time.runLane();

        assertThat(store.sinceClose()).containsExactly("close");
    }

    @Test
    void aStoreThatCannotBeClosedDoesNotKeepTheCloseFromEnding() throws IOException {
        WatchedStore store = new WatchedStore();
        AuditSession session = store.open(trail.time);
        session.append(intent("2"));
        store.failOnClose();
        var closed = session.close(SECOND).toCompletableFuture();
        trail.time.runLane();

        assertThat(closed).isCompletedWithValue(true);
    }

    /** Notes may take half of the queue. */
    private void dropFour() {
        for (int i = 0; i < AuditLimits.QUEUE_ENTRIES / 2 + 4; i++) {
            trail.offer(note("n" + i));
        }
    }

    private void failOnce() {
        trail.disk.duringSync = () -> {
            trail.disk.duringSync = () -> {};
            throw new OutOfMemoryError("as the disk's own code may");
        };
    }
}
