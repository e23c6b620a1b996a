// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.network.Stuck;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Connections that are gone without a word, on a real server under load, with default settings everywhere. */
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
@Execution(ExecutionMode.CONCURRENT)
class PartitionHealedTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    // FAULT-F2
    @Test
    void halfOpenConnectionsAreHealedAndOneRequestAWorkerIsLost() throws Exception {
        try (var partition = Partition.begin()) {
            partition.proxy.blackholeEstablished();
            var report = partition.healed();
            assertThat(partition.diagnoses()).containsExactly("LOCAL_FAULT (half-open)");
            assertThat(partition.actions()).containsExactly("hikari:abort-stuck");
            assertThat(report.recovery()).isLessThan(SOON);
            assertThat(report.failed()).isLessThanOrEqualTo(4);
        }
    }

    // FAULT-F2
    @Test
    void halfOpenConnectionsBehindAPoolerAreHealedByTheSlowerRule() throws Exception {
        try (var partition = Partition.behindAPooler()) {
            partition.proxy.blackholeEstablished();
            var report = partition.healed();
            assertThat(partition.diagnoses()).containsExactly("LOCAL_FAULT (timed-out)");
            assertThat(partition.actions()).containsExactly("hikari:swap");
            assertThat(partition
                            .watched
                            .first(HealingEvent.Verified.class, "orders")
                            .verdict())
                    .isEqualTo(Verdict.HEALED);
            assertThat(report.failed()).isLessThanOrEqualTo(4);
        }
    }

    // FAULT-F3
    @Test
    void wedgedPoolIsReplaced() throws Exception {
        try (var partition = Partition.begin()) {
            partition.proxy.mute();
            partition.pool.getHikariPoolMXBean().softEvictConnections(); // so that its only adder gets stuck as well
            CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS)
                    .execute(() -> partition.proxy.unmute(Stuck.STAYS_STUCK));
            var report = partition.healed();
            assertThat(partition.actions()).containsExactly("hikari:swap");
            assertThat(report.recovery()).isLessThan(SOON);
        }
    }

    // FAULT-F3b
    @Test
    void poolIsRebuiltOnTheOnlyWayThatWorks() throws Exception {
        try (var partition = Partition.withAlternative()) {
            partition.proxy.mute();
            var report = partition.healed();
            assertThat(partition.diagnoses()).containsExactly("LOCAL_FAULT (wedged)");
            assertThat(partition.actions()).containsExactly("hikari:swap");
            assertThat(partition.pool.getJdbcUrl()).isEqualTo(partition.alternativeUrl());
            assertThat(report.recovery()).isLessThan(SOON);
        }
    }

    // FAULT-F3b
    @Test
    void mutePortWithoutAnotherWayIsTheDependencysFault() throws Exception {
        try (var partition = Partition.begin()) {
            partition.proxy.mute();
            partition.watched.first(HealingEvent.Opened.class, "orders");
            assertThat(partition.diagnoses()).allMatch(each -> each.startsWith("DEPENDENCY_DOWN"));
            assertThat(partition.actions()).isEmpty();
        }
    }
}
