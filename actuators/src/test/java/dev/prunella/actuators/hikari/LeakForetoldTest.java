// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.load.JdbcLoad;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A pool of fifty that leaks under traffic, on a real server: found before it is exhausted, with the stack, and no request fails. */
// REQ U2, REQ P6, TARGET H3
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class LeakForetoldTest {

    private static final int SIZE = 50;

    /** As many as would exhaust the pool, with the connections that the load needs. */
    private static final int LEAKS = SIZE - 1;

    /**
     * Connections are used for so long here that holding one for 20 s is nothing unusual, and the pool is exhausted before: only what is
     * foretold by the number in use makes anybody ask.
     */
    @Test
    void growthIsForetoldWhereHoldingForLongIsUsual() throws Exception {
        Duration gap = Duration.ofMillis(400);
        try (var shop = Shop.with(
                "foretold",
                SIZE,
                PoolHealing.ofDefaults().heldTooLong(Duration.ofMillis(500)).evictLeaked())) {
            var reports = shop.useForLong(4, Duration.ofMillis(600));
            shop.forget(LEAKS, gap);
            var opened = shop.watched.first(HealingEvent.Opened.class, "foretold", gap.multipliedBy(LEAKS));
            assertThat(opened.diagnosis().summary())
                    .contains("; what is in use grows by ")
                    .contains("; full in ");
            foundBeforeExhaustion(shop, reports);
        }
    }

    /** The requirement word for word; takes two minutes. */
    @Test
    @EnabledIfSystemProperty(named = "prunella.leak", matches = "long")
    void oneConnectionEveryTwoSecondsInAPoolOfFifty() throws Exception {
        Duration gap = Duration.ofSeconds(2);
        try (var shop = Shop.with("leaking", SIZE, PoolHealing.ofDefaults().evictLeaked())) {
            var reports = shop.useForLong(1, Duration.ofMillis(50));
            shop.forget(LEAKS, gap);
            shop.watched.first(HealingEvent.Opened.class, "leaking", gap.multipliedBy(LEAKS));
            foundBeforeExhaustion(shop, reports);
        }
    }

    private static void foundBeforeExhaustion(Shop shop, JdbcLoad reports) throws Exception {
        assertThat(shop.forgotten()).as("found before exhaustion").isLessThan(LEAKS);
        List<HealingEvent.Ended> ended = shop.evictions();
        assertThat(ended)
                .extracting(HealingEvent.Ended::detail)
                .anySatisfy(detail -> assertThat(detail)
                        .contains("leaked connections, borrowed at " + Shop.LEAK)
                        .contains("; stack "));
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.forgotten() == LEAKS);
        reports.close();
        assertThat(reports.report().failed()).isZero();
        var report = shop.stopped();
        assertThat(report.failed()).isZero();
        assertThat(report.hung()).isZero();
        System.out.printf("%s%n%s%n", shop.watched, report);
    }
}
