// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.network.Stuck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** H2: the port is mute for a moment, and what got stuck in it stays stuck. */
final class Wedge implements Fault {

    private static final Duration MUTE = Duration.ofMillis(400);

    @Override
    public String key() {
        return "wedge";
    }

    @Override
    public String id() {
        return "H2";
    }

    @Override
    public String title() {
        return "wedged after 0.4 s of silence";
    }

    @Override
    public String description() {
        return "The port accepts and says nothing for 0.4 s, then new connections work; those that were open, or were being"
                + " made, stay silent. One connection of the pool ends its life in that moment, so that the only thread by"
                + " which HikariCP makes connections is stuck as well.";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(1_200));
    }

    @Override
    public Scene scene() {
        return BehindProxy.with(Wedge::wedge);
    }

    private static Strike wedge(FaultProxy proxy, HikariDataSource dataSource)
            throws SQLException, InterruptedException {
        try (Connection last = dataSource.getConnection()) {
            long began = System.nanoTime();
            proxy.mute();
            dataSource.evictConnection(last);
            TimeUnit.NANOSECONDS.sleep(MUTE.toNanos());
            proxy.unmute(Stuck.STAYS_STUCK);
            return Strike.at(began);
        }
    }
}
