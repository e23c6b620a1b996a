// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.time.HealingClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadOnlyEvictionTest {

    private final SettableClock clock = new SettableClock();
    private final ReadOnlyEviction eviction = new ReadOnlyEviction(clock);
    private final SQLException refusal = new SQLException("read-only", "25006");

    @Test
    void isClosedAtFirst() throws Exception {
        assertThat(eviction.covers(1, refusal, lentBefore())).isFalse();
    }

    @Test
    void coversPostgresAndMySqlRefusalsOnly() throws Exception {
        var connections = lentBefore();
        eviction.open(1, Duration.ofSeconds(5));
        assertThat(eviction.covers(1, refusal, connections)).isTrue();
        assertThat(eviction.covers(1, new SQLException("--read-only", "HY000", 1290), connections))
                .isTrue();
        assertThat(eviction.covers(1, new SQLException("other", "25001"), connections))
                .isFalse();
    }

    @Test
    void doesNotCoverLaterGenerations() throws Exception {
        var connections = lentBefore();
        eviction.open(1, Duration.ofSeconds(5));
        assertThat(eviction.covers(2, refusal, connections)).isFalse();
    }

    @Test
    void closesByItself() throws Exception {
        var connections = lentBefore();
        eviction.open(1, Duration.ofSeconds(5));
        clock.nanos += Duration.ofSeconds(5).toNanos();
        assertThat(eviction.covers(1, refusal, connections)).isFalse();
    }

    @Test
    void neverStaysOpenForLongerThanTenSeconds() throws Exception {
        var connections = lentBefore();
        eviction.open(1, Duration.ofDays(1));
        clock.nanos += Duration.ofSeconds(10).toNanos();
        assertThat(eviction.covers(1, refusal, connections)).isFalse();
    }

    @Test
    void coversOnlyTheBorrowersOwnThread() throws Exception {
        var connections = lentBefore();
        eviction.open(1, Duration.ofSeconds(5));
        var covered = new boolean[] {true};
        var other = new Thread(() -> covered[0] = eviction.covers(1, refusal, connections));
        other.start();
        other.join();
        assertThat(covered[0]).isFalse();
    }

    private PhysicalConnections lentBefore() throws SQLException {
        var connections = new PhysicalConnections(clock, new BorrowPlaces());
        var raw = FakeConnection.open();
        connections.opened(raw, clock.nanoTime());
        connections.lent(FakeConnection.around(raw));
        clock.nanos++;
        return connections;
    }

    private static final class SettableClock implements HealingClock {
        private long nanos = Long.MAX_VALUE - 10;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public Instant wallTime() {
            return Instant.EPOCH;
        }
    }
}
