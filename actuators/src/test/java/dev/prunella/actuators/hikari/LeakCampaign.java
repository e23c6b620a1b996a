// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The long form of {@link LeakForetoldTest}, two minutes. */
// REQ U2, REQ P6
class LeakCampaign {

    private static final int SIZE = 50;
    private static final int LEAKS = SIZE - 1;

    @Test
    void oneConnectionEveryTwoSecondsInAPoolOfFifty() throws Exception {
        Duration gap = Duration.ofSeconds(2);
        try (var shop = Shop.with("leaking", SIZE, PoolHealing.ofDefaults().evictLeaked())) {
            var reports = shop.useForLong(1, Duration.ofMillis(50));
            shop.forget(LEAKS, gap);
            shop.watched.first(HealingEvent.Opened.class, "leaking", gap.multipliedBy(LEAKS));
            LeakFound.beforeExhaustion(shop, reports, LEAKS);
        }
    }
}
