// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.facade;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;

/** A way to the same pool. */
public enum Way {

    /** HikariCP itself. */
    HIKARI("HikariDataSource") {
        @Override
        Opened open(HikariConfig settings) {
            HikariDataSource plain = new HikariDataSource(settings);
            return new Opened(plain, plain);
        }
    },

    /** The same with a tracker that does nothing, for what HikariCP itself pays as soon as its pool is metered. */
    METERED("HikariDataSource with an empty metrics tracker") {
        @Override
        Opened open(HikariConfig settings) {
            settings.setMetricsTrackerFactory((name, stats) -> new IMetricsTracker() {});
            return HIKARI.open(settings);
        }
    },

    /** The façade, and nobody who listens. */
    FACADE("HealableHikariDataSource") {
        @Override
        Opened open(HikariConfig settings) {
            HikariDataSource healable = HealableHikariDataSource.of(settings);
            return new Opened(healable, healable);
        }
    },

    /** The façade under a supervisor with its defaults and a trail in memory. */
    SUPERVISED("HealableHikariDataSource, supervised") {
        @Override
        Opened open(HikariConfig settings) {
            HikariDataSource healable = HealableHikariDataSource.of(settings);
            HealingSupervisor supervisor = HealingSupervisor.builder().build();
            supervisor.supervise(HikariRecipes.pool("orders-db", healable).ownedBy("team-orders"));
            supervisor.start();
            return new Opened(healable, () -> {
                supervisor.close();
                healable.close();
            });
        }
    };

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /** As the table shows it. */
    String words() {
        return words;
    }

    /** Opens a fresh pool. */
    abstract Opened open(HikariConfig settings);

    /**
     * A pool with whatever watches it.
     *
     * @param dataSource to borrow from
     * @param end closes both
     */
    record Opened(HikariDataSource dataSource, AutoCloseable end) {}
}
