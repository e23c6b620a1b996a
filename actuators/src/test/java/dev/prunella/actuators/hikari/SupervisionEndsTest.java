// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since it counts the threads of the process. */
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
@Isolated
class SupervisionEndsTest {

    @Test
    void afterCloseTheFacadeIsAPlainPoolThatAnotherSupervisorMayTake() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("closed"))) {
            var watched = Watched.inMemory();
            watched.supervise(HikariRecipes.pool("closed", dataSource));
            watched.close();
            assertPlain(dataSource);
            await().untilAsserted(() -> assertThat(threadsOfOurs()).isEmpty());
            assertCanBeSupervised(dataSource);
        }
    }

    @Test
    void afterUnsuperviseTheFacadeIsAPlainPoolThatAnotherSupervisorMayTake() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("left"));
                var watched = Watched.inMemory()) {
            watched.supervise(HikariRecipes.pool("left", dataSource)).unsupervise();
            assertPlain(dataSource);
            assertCanBeSupervised(dataSource);
        }
    }

    @Test
    void secondSupervisorIsRefusedWhileTheFirstHasThePool() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("fenced"));
                var first = Watched.inMemory();
                var second = Watched.inMemory()) {
            first.supervise(HikariRecipes.pool("fenced", dataSource));
            assertThatThrownBy(() -> second.supervise(HikariRecipes.pool("fenced", dataSource)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("target 'fenced': healing must be of a thing that no other supervisor has,"
                            + " got pool fenced");
            assertThat(first.supervisor().status().targets()).hasSize(1);
            assertThat(second.supervisor().status().targets()).isEmpty();
        }
    }

    @Test
    void refusedSupervisorsCloseLeavesTheFirstOnesHold() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("kept"));
                var first = Watched.inMemory()) {
            first.supervise(HikariRecipes.pool("kept", dataSource));
            var second = Watched.inMemory();
            assertThatThrownBy(() -> second.supervise(HikariRecipes.pool("kept", dataSource)))
                    .isInstanceOf(IllegalStateException.class);
            second.close();
            assertThat(dataSource.attach(new RecordingListener())).isFalse();
        }
    }

    @Test
    void poolThatWasNeverStartedIsNotStartedAndIsWell() {
        try (var dataSource = new HealableHikariDataSource();
                var watched = Watched.inMemory()) {
            Database.configure(dataSource, "unused");
            var handle = watched.supervise(HikariRecipes.pool("unused", dataSource));
            assertThat(dataSource.getHikariPoolMXBean()).isNull();
            assertThat(dataSource.isRunning()).isFalse();
            assertThat(handle.status().incidents()).isZero();
            assertThat(watched.all(HealingEvent.Suspected.class)).isEmpty();
        }
    }

    @Test
    void poolThatIsMadeReadOnlyAfterItsRecipeIsLookedAtAsOneFromBothSides() throws Exception {
        try (var dataSource = new HikariDataSource()) {
            Database.configure(dataSource, "set-up-later");
            dataSource.addDataSourceProperty("options", "-c default_transaction_read_only=on");
            var target = HikariRecipes.pool("set-up-later", dataSource)
                    .ownedBy("team")
                    .build();
            assertThat(outsideOf(target).passed()).isFalse();
            dataSource.setReadOnly(true);
            assertThat(outsideOf(target).passed()).isTrue();
        }
    }

    @Test
    void startLineOfAPlainPoolSaysThatItGetsEvictionOnly() {
        try (var dataSource = new HikariDataSource(Database.settings("plain"))) {
            var target = HikariRecipes.pool("plain", dataSource).ownedBy("team").build();
            assertThat(target.note())
                    .isEqualTo(
                            "a plain HikariDataSource: eviction only, and trouble is found by the periodic probe only;"
                                    + " a HealableHikariDataSource can also be replaced, and notices trouble at once");
            assertThat(target.healedThing()).isNull();
            assertThat(target.symptoms()).isEmpty();
        }
    }

    @Test
    void healablePoolNeedsNoStartLine() {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("healable"))) {
            assertThat(HikariRecipes.pool("healable", dataSource)
                            .ownedBy("team")
                            .build()
                            .note())
                    .isEmpty();
        }
    }

    private static Reading outsideOf(Target target) throws Exception {
        var clock = SystemTime.clock();
        return target.outside().look(new ProbeContext(Deadline.in(Duration.ofSeconds(2), clock.nanoTime()), clock));
    }

    private static void assertPlain(HealableHikariDataSource dataSource) throws SQLException {
        var listener = new RecordingListener();
        assertThat(dataSource.attach(listener)).isTrue();
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(listener.heard).containsExactly("lent 1", "returned 1");
        dataSource.detach(listener);
    }

    private static void assertCanBeSupervised(HealableHikariDataSource dataSource) {
        try (var next = Watched.inMemory()) {
            next.supervise(HikariRecipes.pool("next", dataSource));
        }
    }

    private static List<String> threadsOfOurs() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("prunella-") && !name.startsWith("prunella-testkit-"))
                .toList();
    }
}
