// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many overloads in virtual time, and one of a real database; prints what {@code docs/results/overload.md} tells. */
class OverloadCampaign {

    private static final int SEEDS = Integer.getInteger("prunella.overloads", 1_000);

    @Test
    void simulated() {
        int stuckWithout = 0;
        int stuckWith = 0;
        List<String> later = new ArrayList<>();
        List<Integer> returns = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Setting setting = Setting.drawn(seed);
            Overload.Return without = Overload.simulated(setting).withoutGuard();
            Overload.Return with = Overload.simulated(setting).withGuard();
            stuckWithout += without.stuck() ? 1 : 0;
            stuckWith += with.stuck() ? 1 : 0;
            returns.add(with.seconds());
            if (with.seconds() > without.seconds()) {
                later.add("%d s, %d s without: %s".formatted(with.seconds(), without.seconds(), setting));
            }
        }
        returns.sort(null);
        System.out.printf(
                "%d seeds: stuck without a guard %d, with it %d; later than without %d; with a guard back after %d s in the"
                        + " median, %d s at the most%n",
                SEEDS, stuckWithout, stuckWith, later.size(), returns.get(SEEDS / 2), returns.get(SEEDS - 1));
        later.forEach(System.out::println);
        assertThat(later.size()).isLessThanOrEqualTo(SEEDS / 1_000);
    }

    @Test
    void onPostgres() throws SQLException {
        Setting setting = new Setting(
                1,
                3,
                Duration.ofMillis(8),
                Duration.ofMillis(80),
                50,
                Duration.ofMillis(200),
                Duration.ofMillis(330),
                4,
                Setting.Trigger.CACHE_LOST,
                Duration.ofSeconds(2));
        Overload overload = new Overload(setting, 8, 45);
        try (PostgresServer server = PostgresServer.start()) {
            Overload.Return without;
            try (DatabaseService service = new DatabaseService(server, setting)) {
                without = overload.withoutGuard(Stage.real(), service);
            }
            Overload.Return with;
            try (DatabaseService service = new DatabaseService(server, setting)) {
                with = overload.withGuard(Stage.real(), service);
            }
            System.out.printf("PostgreSQL: without a guard %s, with it %s%n", without, with);
            assertThat(with.stuck()).isFalse();
            assertThat(with.seconds()).isLessThanOrEqualTo(without.seconds());
        }
    }
}
