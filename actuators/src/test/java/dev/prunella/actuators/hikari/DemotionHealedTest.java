// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.act.Attempt;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Probing;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.postgres.PostgresPair;
import dev.prunella.verify.Verdict;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

// FAULT-F4
// REQ A2, A4, P1, P2
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class DemotionHealedTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final Probing OFTEN = Probing.ofDefaults().every(Duration.ofMillis(500));

    @TempDir
    private Path trail;

    @Test
    void demotedPrimaryIsHealedUnderLoadAndNoAcknowledgedWriteIsLost() throws Exception {
        try (var servers = PostgresPair.start();
                var dataSource = HealableHikariDataSource.of(Database.settingsFor(servers, "orders"));
                var watched = new Watched(AuditTrail.inDirectory(trail))) {
            watched.supervise(HikariRecipes.pool("orders", dataSource));
            var report = demoteUnderLoad(servers, dataSource, watched);
            assertThat(report.recovery()).isLessThan(Duration.ofSeconds(5));
            assertHealedByOneEviction(watched);
            assertNoWriteLostOrDoubled(servers, report);
        }
        assertIntentBeforeTerminal();
    }

    @Test
    void plainPoolIsFoundByThePeriodicProbeAndHealedByEviction() throws Exception {
        try (var servers = PostgresPair.start();
                var dataSource = new HikariDataSource(Database.settingsFor(servers, "orders"));
                var watched = new Watched(AuditTrail.inDirectory(trail))) {
            watched.supervise(HikariRecipes.pool("orders", dataSource).probing(OFTEN));
            var report = demoteUnderLoad(servers, dataSource, watched);
            assertHealedByOneEviction(watched);
            assertNoWriteLostOrDoubled(servers, report);
        }
        assertIntentBeforeTerminal();
    }

    private static LoadReport demoteUnderLoad(PostgresPair servers, HikariDataSource dataSource, Watched watched)
            throws SQLException {
        servers.executeOnBoth(JdbcLoad.TABLE);
        try (var load = JdbcLoad.start(dataSource, 4, PAUSE)) {
            await().until(() -> load.report().succeeded() > 100);
            servers.demotePrimary();
            watched.first(HealingEvent.Verified.class, "orders");
            await().until(() -> load.report().recovery() != null);
            assertThat(load.report().failed()).isPositive();
            load.close();
            return load.report();
        }
    }

    private static void assertHealedByOneEviction(Watched watched) {
        assertThat(watched.all(HealingEvent.Opened.class))
                .extracting(
                        event -> event.diagnosis().kind(),
                        event -> event.diagnosis().cause())
                .containsExactly(tuple(Diagnosis.Kind.LOCAL_FAULT, Cause.READ_ONLY));
        assertThat(watched.all(HealingEvent.Opened.class).get(0).diagnosis().summary())
                .contains("outside PASS");
        assertThat(watched.all(HealingEvent.Intended.class))
                .extracting(event -> event.attempt().remediation())
                .containsExactly(EvictAll.NAME);
        assertThat(watched.all(HealingEvent.Verified.class))
                .extracting(HealingEvent.Verified::verdict)
                .containsExactly(Verdict.HEALED);
        assertThat(watched.all(HealingEvent.Ended.class))
                .extracting(HealingEvent.Ended::end)
                .containsExactly(Attempt.End.HEALED);
    }

    private static void assertNoWriteLostOrDoubled(PostgresPair servers, LoadReport report) throws SQLException {
        var stored = new ArrayList<>(Database.ids(servers.primary()));
        stored.addAll(Database.ids(servers.standby()));
        assertThat(stored).doesNotHaveDuplicates().containsAll(report.acknowledgedWrites());
        assertThat(Database.ids(servers.primary())).isNotEmpty();
    }

    private void assertIntentBeforeTerminal() throws Exception {
        assertThat(AuditVerifier.verify(trail).findings()).isEmpty();
        assertThat(AuditReader.of(trail).list())
                .extracting(record -> record.kind())
                .filteredOn(kind -> kind == AuditKind.INTENT || kind == AuditKind.TERMINAL)
                .containsExactly(AuditKind.INTENT, AuditKind.TERMINAL);
    }
}
