// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.load.JdbcLoad;
import java.time.Duration;
import java.util.List;

/** What must be true of a leak that was found in time. */
final class LeakFound {

    private LeakFound() {}

    /** @param leaks as many as would exhaust the pool */
    static void beforeExhaustion(Shop shop, JdbcLoad reports, int leaks) throws Exception {
        assertThat(shop.forgotten()).as("found before exhaustion").isLessThan(leaks);
        List<HealingEvent.Ended> ended = shop.evictions();
        assertThat(ended)
                .extracting(HealingEvent.Ended::detail)
                .anySatisfy(detail -> assertThat(detail)
                        .contains("leaked connections, borrowed at " + Shop.LEAK)
                        .contains("; stack "));
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.forgotten() == leaks);
        reports.close();
        assertThat(reports.report().failed()).isZero();
        var report = shop.stopped();
        assertThat(report.failed()).isZero();
        assertThat(report.hung()).isZero();
        System.out.printf("%s%n%s%n", shop.watched, report);
    }
}
