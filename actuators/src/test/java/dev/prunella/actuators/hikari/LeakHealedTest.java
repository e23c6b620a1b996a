// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.act.Attempt;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.load.JdbcLoad;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Connections that are borrowed and forgotten, on a real server under load. */
// FAULT-F5, REQ U2, P6, TARGET H3
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class LeakHealedTest {

    private static final Duration GAP = Duration.ofMillis(300);

    @Test
    void leakedConnectionsAreEvictedBeforeTheyAreMissedAndTheLeakIsNamed() throws Exception {
        try (var shop = Shop.with(
                "evicting",
                10,
                PoolHealing.ofDefaults().heldTooLong(Duration.ofMillis(500)).evictLeaked())) {
            shop.forget(8, GAP);
            await().atMost(Duration.ofSeconds(20)).until(() -> shop.forgotten() == 8);
            var ended = shop.evictions();
            // At this pace the next ones may be missing again before three looks have passed.
            assertThat(ended)
                    .extracting(HealingEvent.Ended::end)
                    .containsAnyOf(Attempt.End.HEALED, Attempt.End.INEFFECTIVE);
            assertThat(ended)
                    .extracting(HealingEvent.Ended::detail)
                    .anySatisfy(detail -> assertThat(detail)
                            .contains("leaked connections, borrowed at " + Shop.LEAK)
                            .contains("; stack "));
            assertThat(shop.pool.getHikariPoolMXBean().getActiveConnections()).isLessThan(8);
            var report = shop.stopped();
            assertThat(report.failed()).isZero();
            assertThat(report.hung()).isZero();
        }
    }

    @Test
    void withoutLeaveToEvictAPersonIsToldOnceAndTheIncidentEndsWithTheLeak() throws Exception {
        try (var shop = Shop.with("telling", 10, PoolHealing.ofDefaults().heldTooLong(Duration.ofMillis(500)))) {
            shop.forget(5, GAP);
            var due = shop.watched.first(HealingEvent.EscalationDue.class, "telling");
            assertThat(due.reason().code()).isEqualTo("no-runbook");
            var opened =
                    shop.watched.first(HealingEvent.Opened.class, "telling").diagnosis();
            assertThat(opened.toString()).isEqualTo("LEAK (leak)");
            assertThat(opened.summary()).contains("connections leaked, ").contains("borrowed at " + Shop.LEAK);
            await().atMost(Duration.ofSeconds(20)).until(() -> shop.forgotten() == 5);
            shop.remember();
            shop.watched.first(HealingEvent.Closed.class, "telling");
            assertThat(shop.watched.all(HealingEvent.EscalationDue.class)).hasSize(1);
            assertThat(shop.watched.all(HealingEvent.Intended.class)).isEmpty();
            assertThat(shop.stopped().failed()).isZero();
        }
    }

    // FAULT-F5b
    @Test
    void longTransactionsThatBeginOneAfterTheOtherUntilThePoolIsExhaustedAreNoLeak() throws Exception {
        try (var shop = Shop.with(
                "batch",
                5,
                PoolHealing.ofDefaults().heldTooLong(Duration.ofMillis(200)).evictLeaked())) {
            shop.stopped();
            var batch = JdbcLoad.start((id, write) -> shop.transaction(), 5, GAP);
            await().until(() -> shop.pool.poolView().active() == 5);
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(shop.watched.all(HealingEvent.Opened.class))
                            .isEmpty());
            shop.endTransactions();
            batch.close();
            assertThat(batch.report().failed()).isZero();
            assertThat(batch.report().succeeded()).isGreaterThanOrEqualTo(5);
            assertThat(shop.watched.all(HealingEvent.Intended.class)).isEmpty();
        }
    }

    /** Who holds one for ever on purpose and uses it now and then has not forgotten it, though its borrower is gone. */
    @Test
    void connectionsThatAnotherThreadUsesAreNoLeak() throws Exception {
        try (var shop = Shop.with(
                "handed-over",
                10,
                PoolHealing.ofDefaults().heldTooLong(Duration.ofMillis(500)).evictLeaked())) {
            shop.forget(6, GAP);
            var using = JdbcLoad.start((id, write) -> shop.useForgotten(), 1, Duration.ofMillis(20));
            await().atMost(Duration.ofSeconds(20)).until(() -> shop.forgotten() == 6);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(shop.watched.all(HealingEvent.Opened.class))
                            .isEmpty());
            using.close();
            assertThat(using.report().failed()).isZero();
        }
    }
}
