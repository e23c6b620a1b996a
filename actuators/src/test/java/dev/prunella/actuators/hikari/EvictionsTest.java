// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class EvictionsTest {

    private static final HealingClock CLOCK = SystemTime.clock();
    private static final String REFUSED = "create table never_made (id int)";

    static Stream<HikariDataSource> bothKinds() {
        return Stream.of(new HikariDataSource(), new HealableHikariDataSource());
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void evictOneTakesExactlyTheConnectionWhoseCheckFailed(HikariDataSource dataSource) throws Exception {
        try (dataSource) {
            Database.configure(dataSource, "evict-one");
            var pids = fill(dataSource);
            var probe = PoolProbe.of(HikariPoolView.of(dataSource));
            var sick = spoilTheOneThatIsLentNext(dataSource);
            assertThat(look(probe).failed()).isTrue();
            var result = new EvictOne(dataSource, probe).run(context(Cause.UNSPECIFIED));
            assertThat(result).isEqualTo(RemediationResult.done("evicted the connection whose check failed"));
            assertThat(fill(dataSource))
                    .doesNotContain(sick)
                    .containsAll(pids.stream().filter(pid -> pid != sick).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void evictOneDoesNothingWithoutAFailedCheck(HikariDataSource dataSource) throws Exception {
        try (dataSource) {
            Database.configure(dataSource, "no-suspect");
            var pids = fill(dataSource);
            var probe = PoolProbe.of(HikariPoolView.of(dataSource));
            look(probe);
            var result = new EvictOne(dataSource, probe).run(context(Cause.UNSPECIFIED));
            assertThat(result).isInstanceOf(RemediationResult.AlreadyDone.class);
            assertThat(fill(dataSource)).containsExactlyInAnyOrderElementsOf(pids);
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void evictAllSparesWorkInFlightAndTakesItsConnectionWhenItComesBack(HikariDataSource dataSource) throws Exception {
        try (dataSource) {
            Database.configure(dataSource, "evict-all");
            var before = fill(dataSource);
            try (var held = dataSource.getConnection()) {
                held.setAutoCommit(false);
                var result = new EvictAll(dataSource).run(context(Cause.UNSPECIFIED));
                assertThat(result)
                        .isEqualTo(RemediationResult.done("evicted 2 idle, 1 lent follow when they come back"));
                Database.execute(held, "select 1");
                held.commit();
            }
            assertThat(fill(dataSource)).doesNotContainAnyElementsOf(before);
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void evictAllLeavesAPoolAloneThatDoesNotRun(HikariDataSource dataSource) throws Exception {
        Database.configure(dataSource, "not-running");
        assertThat(new EvictAll(dataSource).run(context(Cause.READ_ONLY)))
                .isInstanceOf(RemediationResult.AlreadyDone.class);
        assertThat(dataSource.getHikariPoolMXBean()).isNull();
        dataSource.getConnection().close();
        dataSource.close();
        assertThat(new EvictAll(dataSource).run(context(Cause.READ_ONLY)))
                .isInstanceOf(RemediationResult.AlreadyDone.class);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void refusedWriteEvictsALentConnectionAfterProofOfADemotionOnly(Cause cause, boolean evicted) throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("window"));
                var stale = dataSource.getConnection()) {
            Database.execute(stale, "set default_transaction_read_only = on");
            new EvictAll(dataSource).run(context(cause));
            assertThatThrownBy(() -> Database.execute(stale, REFUSED)).hasMessageContaining("read-only");
            assertThat(stale.isClosed()).isEqualTo(evicted);
        }
    }

    static Stream<Arguments> causes() {
        return Stream.of(Arguments.of(Cause.READ_ONLY, true), Arguments.of(Cause.UNSPECIFIED, false));
    }

    /** Makes one session refuse writes and leaves it where this thread's next borrow, the probe's, will get it. */
    private static int spoilTheOneThatIsLentNext(HikariDataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            Database.execute(connection, "set default_transaction_read_only = on");
            return pid(connection);
        }
    }

    private static List<Integer> fill(HikariDataSource dataSource) throws SQLException {
        var held = new ArrayList<Connection>();
        var pids = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            held.add(dataSource.getConnection());
            pids.add(pid(held.get(i)));
        }
        for (var connection : held) {
            connection.close();
        }
        return pids;
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private static Reading look(PoolProbe probe) {
        return probe.look(new ProbeContext(Deadline.in(Duration.ofSeconds(2), CLOCK.nanoTime()), CLOCK));
    }

    private static RemediationContext context(Cause cause) {
        var attempt = new Attempt(
                IncidentId.of("pool", 1, 1),
                1,
                1,
                "any",
                Generation.FIRST,
                Deadline.in(Duration.ofSeconds(30), CLOCK.nanoTime()));
        return new RemediationContext(attempt, new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, cause, 3, "seen"), CLOCK);
    }
}
