// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.probes.postgres.IdleBackends;
import dev.prunella.probes.postgres.Suspect;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server which of some connections lie idle. Nothing is proven where it does not say; it is asked again after a second then, after
 * two, four, and so on up to five minutes.
 */
final class LeakProof {

    private static final Logger LOG = LoggerFactory.getLogger(LeakProof.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private final HealableHikariDataSource dataSource;
    private final PoolPaths paths;
    private final Duration idleAtLeast;
    private final IdleBackends idleBackends;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable Long askAgainNanos;

    LeakProof(HealableHikariDataSource dataSource, PoolPaths paths, Duration idleAtLeast) {
        this.dataSource = dataSource;
        this.paths = paths;
        this.idleAtLeast = idleAtLeast;
        idleBackends = IdleBackends.by(dataSource.clock());
    }

    /** Whether it is worth asking. */
    boolean mayAnswer() {
        Long again = askAgainNanos;
        return DriverTimeouts.of(dataSource) == DriverTimeouts.POSTGRESQL
                && (again == null || again - dataSource.clock().nanoTime() <= 0);
    }

    /** Those of these borrows whose backend lies idle and has for long; null if the server does not say. */
    @Nullable
    List<Borrow> idle(List<Borrow> borrows) {
        List<Suspect> suspects = borrows.stream().flatMap(this::suspect).toList();
        try (Opening opening = paths.open(PATIENCE)) {
            List<Connection> idle = idleBackends.examine(suspects, idleAtLeast, opening.connection());
            answered();
            return borrows.stream()
                    .filter(borrow -> idle.stream().anyMatch(raw -> raw == borrow.raw()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("{} - the server says nothing about idle connections", dataSource.getPoolName(), e);
        }
        unanswered();
        return null;
    }

    private void answered() {
        unanswered.set(0);
        askAgainNanos = null;
    }

    private void unanswered() {
        Duration silence = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, unanswered.getAndIncrement()));
        Duration bounded = silence.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : silence;
        askAgainNanos = dataSource.clock().nanoTime() + bounded.toNanos();
    }

    private Stream<Suspect> suspect(Borrow borrow) {
        return dataSource.generations().stream()
                .map(generation -> generation.connections().suspect(borrow.raw()))
                .filter(Objects::nonNull);
    }
}
