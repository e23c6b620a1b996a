// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.probes.postgres.IdleBackends;
import dev.prunella.probes.postgres.Suspect;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server which of some connections lie idle. Nothing is proven where it does not say. */
final class LeakProof {

    private static final Logger LOG = LoggerFactory.getLogger(LeakProof.class);

    private final HealableHikariDataSource dataSource;
    private final PoolPaths paths;
    private final Duration idleAtLeast;
    private final IdleBackends idleBackends;

    LeakProof(HealableHikariDataSource dataSource, PoolPaths paths, Duration idleAtLeast) {
        this.dataSource = dataSource;
        this.paths = paths;
        this.idleAtLeast = idleAtLeast;
        idleBackends = IdleBackends.by(dataSource.clock());
    }

    /** Those of these borrows whose backend lies idle and has for long. */
    List<Borrow> idle(List<Borrow> borrows, Duration patience) {
        if (borrows.isEmpty() || DriverTimeouts.of(dataSource) != DriverTimeouts.POSTGRESQL) {
            return List.of();
        }
        List<Suspect> suspects = borrows.stream().flatMap(this::suspect).toList();
        try (Opening opening = paths.open(patience)) {
            List<Connection> idle = idleBackends.examine(suspects, idleAtLeast, opening.connection());
            return borrows.stream()
                    .filter(borrow -> idle.stream().anyMatch(raw -> raw == borrow.raw()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("{} - the server says nothing about idle connections", dataSource.getPoolName(), e);
        }
        return List.of();
    }

    private Stream<Suspect> suspect(Borrow borrow) {
        return dataSource.generations().stream()
                .map(generation -> generation.connections().suspect(borrow.raw()))
                .filter(Objects::nonNull);
    }
}
