// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.PGConnection;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableBorrowsTest {

    @Test
    void knowsWhatIsLentToWhom() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("lent"));
                var held = dataSource.getConnection()) {
            assertThat(dataSource.borrows()).singleElement().satisfies(borrow -> {
                assertThat(borrow.proxy()).isSameAs(held);
                assertThat(borrow.raw()).isInstanceOf(PGConnection.class);
                assertThat(borrow.thread()).isSameAs(Thread.currentThread());
                assertThat(System.nanoTime() - borrow.sinceNanos()).isPositive();
            });
            held.close();
            assertThat(dataSource.borrows()).isEmpty();
        }
    }

    // POOL-SWAP trap 11
    @Test
    void forgetsPhysicalConnectionsThatAreGone() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("gone"))) {
            for (int i = 0; i < 10; i++) {
                dataSource.evictConnection(dataSource.getConnection());
            }
            dataSource.getConnection();
            await().untilAsserted(() ->
                    assertThat(dataSource.running().connections().entries()).isLessThanOrEqualTo(6));
        }
    }

    // POOL-SWAP trap 9
    @Test
    void evictingWhatIsLentFreesItsPlaceAtOnce() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("evicted"))) {
            var leaked = dataSource.getConnection();
            var pid = leaked.unwrap(PGConnection.class).getBackendPID();
            dataSource.evictConnection(leaked);
            assertThat(dataSource.getHikariPoolMXBean().getActiveConnections()).isZero();
            try (var next = dataSource.getConnection()) {
                assertThat(next.unwrap(PGConnection.class).getBackendPID()).isNotEqualTo(pid);
            }
        }
    }

    @Test
    void evictsWhatWasReturnedAndNotLentSince() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("returned"))) {
            var returned = dataSource.getConnection();
            var pid = returned.unwrap(PGConnection.class).getBackendPID();
            returned.close();
            dataSource.evictConnection(returned);
            try (var next = dataSource.getConnection()) {
                assertThat(next.unwrap(PGConnection.class).getBackendPID()).isNotEqualTo(pid);
            }
        }
    }

    // POOL-SWAP trap 9: a pool that evicts what it does not own loses count
    @Test
    void leavesConnectionsOfOtherPoolsAlone() throws Exception {
        try (var other = new HikariDataSource(Database.settings("other"));
                var dataSource = HealableHikariDataSource.of(Database.settings("mine"));
                var foreign = other.getConnection()) {
            dataSource.evictConnection(foreign);
            assertThat(foreign.isValid(1)).isTrue();
            assertThat(other.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        }
    }

    @Test
    void leavesPhysicalConnectionsAlone() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("raw"));
                var held = dataSource.getConnection()) {
            dataSource.evictConnection(dataSource.borrows().get(0).raw());
            assertThat(held.isValid(1)).isTrue();
        }
    }
}
