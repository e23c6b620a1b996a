// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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
            LeakFound.beforeExhaustion(shop, reports, LEAKS);
        }
    }
}
