// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static dev.prunella.record.TrailFixture.terminal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void open() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
    }

    @Test
    void readsBackWhatWasAppended() throws IOException {
        AuditEntry entry = intent("inc-1/evict/1");
        trail.append(entry);

        List<AuditRecord> records = AuditReader.of(trail.directory).list();

        assertThat(records).hasSize(2);
        assertThat(records.get(1).entry()).isEqualTo(entry);
        assertThat(records.get(1).wall()).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(trail.acks).containsExactly(new AuditAck.Durable(2));
    }

    @Test // INVARIANT 18
    void numbersAreContiguousAndEachRecordNamesTheHashBeforeIt() throws IOException {
        List.of("a", "b", "c").forEach(what -> trail.append(note(what)));

        List<AuditRecord> records = AuditReader.of(trail.directory).list();

        assertThat(records).extracting(AuditRecord::seq).containsExactly(1L, 2L, 3L, 4L);
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).prev()).isEqualTo(records.get(i - 1).hash());
        }
    }

    @Test
    void aLineIsReadableAtThreeInTheMorning() throws IOException {
        trail.append(intent("inc-1/evict/1"));

        String last = Files.readAllLines(trail.segment(1)).get(2);

        assertThat(last)
                .matches("[0-9]{8} 0000000000000002 [0-9a-f]{8} .*")
                .contains("{\"seq\":2,\"mono\":0,\"wall\":\"2026-11-24T03:00:00.000Z\",\"kind\":\"INTENT\","
                        + "\"incident\":\"inc-1\",\"target\":\"orders-db\",\"what\":\"evict-all\","
                        + "\"reason\":\"inside FAIL, outside PASS\",\"actor\":\"prunella\",\"policy\":\"c0ffee\","
                        + "\"details\":{\"attempt\":\"inc-1/evict/1\"},\"prev\":\"");
    }

    @Test
    void theHashIsTakenOverTheLineWithoutIt() throws IOException {
        trail.append(note("a"));
        AuditRecord record = AuditReader.of(trail.directory).list().get(1);
        String json = Files.readAllLines(trail.segment(1)).get(2).substring(35);

        assertThat(AuditHash.sha256(json.replace(",\"hash\":\"" + record.hash() + "\"", "")))
                .isEqualTo(record.hash());
    }

    @Test
    void aBatchSharesOneSync() {
        trail.append(intent("0"));
        int before = trail.disk.syncs;
        for (int i = 1; i <= 100; i++) {
            trail.offer(intent("a" + i));
        }
        trail.time.runLane();

        assertThat(trail.disk.syncs - before).isEqualTo(1);
        assertThat(trail.acks).hasSize(101).allMatch(AuditAck.Durable.class::isInstance);
        assertThat(trail.time.timers()).isZero();
    }

    @Test // INVARIANT 41
    void recoveryGivesTheCheckpointAndItsTail() throws IOException {
        trail.append(intent("1"));
        trail.append(terminal("1", "HEALED"));
        trail.state.put("governor.starts", "4");
        trail.reopen();

        assertThat(trail.session.recovery().state()).containsExactly(Map.entry("governor.starts", "3"));
        assertThat(trail.session.recovery().tail())
                .extracting(record -> record.entry().what())
                .containsExactly("evict-all", "HEALED");
        assertThat(trail.session.recovery().lastSeq()).isEqualTo(3);
        assertThat(trail.session.recovery().lastWall()).isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test // INVARIANT 17
    void recoveryNamesTheIntentsWithoutATerminalRecord() throws IOException {
        trail.append(intent("1"));
        trail.append(intent("2"));
        trail.append(terminal("1", "HEALED"));
        trail.reopen();

        assertThat(trail.session.recovery().openIntents())
                .extracting(record -> record.entry().attempt())
                .containsExactly("2");
    }

    @Test
    void appendingGoesOnAfterARestart() throws IOException {
        trail.append(note("before"));
        trail.reopen();
        trail.append(note("after"));
        trail.close();

        assertThat(trail.whats()).containsExactly("part 1 of 1", "before", "after");
        assertThat(AuditVerifier.verify(trail.directory).segments()).isEqualTo(1);
    }

    @Test
    void class2IsWrittenAtOnceAndSyncedWithinASecond() {
        trail.append(note("a"));
        int before = trail.disk.syncs;
        assertThat(trail.acks).containsExactly(new AuditAck.Written(2));

        trail.time.advance(Duration.ofSeconds(1));
        trail.time.runLane();

        assertThat(trail.disk.syncs).isEqualTo(before + 1);
        assertThat(trail.session.recent()).extracting(AuditRecord::seq).containsExactly(2L);
    }

    @Test
    void closeWritesWhatWaitsAndRefusesWhatComesLater() throws IOException {
        trail.offer(intent("1"));
        assertThat(trail.close()).isTrue();
        trail.offer(intent("2"));

        assertThat(trail.acks).containsExactly(new AuditAck.Durable(2), new AuditAck.Refused(AuditRefusal.CLOSED));
        assertThat(trail.whats()).containsExactly("part 1 of 1", "evict-all");
    }

    @Test
    void anOwnerThatThrowsHurtsNobodyElse() {
        trail.session.append(intent("1"), ack -> {
            throw new IllegalStateException("owner");
        });
        trail.append(intent("2"));

        assertThat(trail.lastAck()).isEqualTo(new AuditAck.Durable(3));
    }

    @Test
    void anEntryMustNameItsAttempt() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        AuditEntry.of(AuditKind.INTENT).target("orders-db").build())
                .withMessage("orders-db: a record of kind INTENT must name its attempt");
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEntry.of(AuditKind.CHECKPOINT));
    }

    @Test
    void sizesAreCheckedWhileWiring() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTrail.builder(temp).segmentBytes(17))
                .withMessage("audit trail: segmentBytes must be 4096 to 1073741824 but is 17");
        AuditTrail.builder(temp).segmentBytes(4_096).segments(2);
        AuditTrail.builder(temp).segmentBytes(1L << 30).segments(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTrail.builder(temp).segmentBytes((1L << 30) + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTrail.builder(temp).segments(1))
                .withMessage("audit trail: segments must be 2 to 10000 but is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTrail.builder(temp).segments(10_001));
    }

    @Test
    void aTrailInADirectoryIsDurableAndCreatesWhatIsMissing() throws IOException {
        Path deep = temp.resolve("var").resolve("prunella").resolve("audit");
        AuditTrail inDirectory = AuditTrail.inDirectory(deep);
        assertThat(inDirectory.isDurable()).isTrue();
        assertThat(deep).doesNotExist();

        VirtualTime time = new VirtualTime();
        AuditSession session = inDirectory.open(time, time, Map::of);
        session.append(note("a"));
        time.runLane();

        assertThat(AuditReader.of(deep).list()).hasSize(2);
        session.close(Duration.ofSeconds(1));
        time.runLane();
    }

    @Test // FAULT-F15
    void aClockThatTellsNonsenseDoesNotStopTheTrail() {
        for (String wall : List.of("-9999-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "+123456-01-01T00:00:00Z")) {
            String text = AuditTimestamp.format(AuditTimestamp.recordable(Instant.parse(wall)));
            assertThat(text.getBytes(StandardCharsets.US_ASCII)).hasSize(24);
        }
    }
}
