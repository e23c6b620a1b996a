// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.spring.Found;
import dev.prunella.spring.TargetFinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pools that were made so far; as many as the application has beans of them. */
final class FoundPools implements TargetFinder {

    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
    private @Nullable Consumer<Found> supervision;

    synchronized void add(String name, HikariDataSource dataSource) {
        pools.put(name, dataSource);
        if (supervision != null) {
            supervision.accept(found(name, dataSource));
        }
    }

    @Override
    public synchronized void find(Consumer<Found> ears) {
        supervision = ears;
        pools.forEach((name, dataSource) -> ears.accept(found(name, dataSource)));
    }

    private static Found found(String name, HikariDataSource dataSource) {
        String kind =
                dataSource instanceof HealableHikariDataSource ? "connection pool" : "connection pool, eviction only";
        return new Found(name, kind, HikariRecipes.pool(name, dataSource));
    }
}
