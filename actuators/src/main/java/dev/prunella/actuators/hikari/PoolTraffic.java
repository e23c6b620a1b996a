// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.Detector;
import dev.prunella.model.Reason;
import dev.prunella.probes.postgres.Suspect;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application's traffic through a pool: what is usual for it, and which calls have stood in the driver for far longer. Such a call
 * is suspect and no more: it may just take long. A connection that is held while its thread does something else is never suspect.
 *
 * <p>A call about which nothing bad could be proven is left in peace until it has lasted twice as long, so that an hour's query
 * wakes the probes a dozen times and not a thousand.
 */
final class PoolTraffic implements Detector {

    private static final long UNUSUAL_WITHOUT_HISTORY_NANOS = 250_000_000;
    private static final int MOST_STACKS = 16;

    private final HealableHikariDataSource dataSource;
    private final LatencyHistory waits = new LatencyHistory(Duration.ofMillis(250));
    private final LatencyHistory uses = new LatencyHistory(Duration.ofMillis(100));
    private final LatencyHistory connects = new LatencyHistory(Duration.ofMillis(250));
    private final Map<Borrow, Long> sparedUntilNanos = new ConcurrentHashMap<>();

    PoolTraffic(HealableHikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A connection was waited for; true if far longer than usual. */
    boolean waited(long nanos) {
        return waits.add(nanos);
    }

    /** A connection was used; true if far longer than usual. */
    boolean used(long nanos) {
        return uses.add(nanos);
    }

    /** A connection was opened. */
    void connected(long nanos) {
        connects.add(nanos);
    }

    @Override
    public @Nullable Reason detect() {
        dataSource.closeDrained();
        long now = dataSource.clock().nanoTime();
        if (stuckBorrows(now).findAny().isPresent()) {
            return Reason.of("slow-call", "a call has been in the driver far longer than usual");
        }
        if (stuckWaiters(now).findAny().isPresent()) {
            return Reason.of("slow-validation", "the pool has been testing a connection far longer than usual");
        }
        return connectStuckSince(now) ? Reason.of("slow-connect", "the pool cannot open a connection") : null;
    }

    /** The connections on which a call may be stuck: lent ones, and those that the pool may be testing. */
    List<Suspect> suspects() {
        long now = dataSource.clock().nanoTime();
        List<Suspect> suspects = new ArrayList<>();
        for (PoolGeneration generation : dataSource.generations()) {
            PhysicalConnections connections = generation.connections();
            Stream<Connection> lent = stuckBorrows(generation, now).map(Borrow::raw);
            Stream<Connection> tested = stuckWaiters(generation, now).findAny().isPresent()
                    ? connections.notLent().stream()
                    : Stream.empty();
            Stream.concat(lent, tested)
                    .map(connections::suspect)
                    .filter(Objects::nonNull)
                    .forEach(suspects::add);
        }
        return suspects;
    }

    /** What has stood in the driver too long, but not so long that it must have begun long before the trouble. */
    List<Borrow> suspectBorrowsYoungerThan(Duration age) {
        long now = dataSource.clock().nanoTime();
        return stuckBorrows(now)
                .filter(borrow -> now - borrow.sinceNanos() < age.toNanos() + usesLimitNanos())
                .toList();
    }

    /** Whether the pool has been opening a connection for far too long, since before {@code nanos}. */
    boolean connectStuckSince(long nanos) {
        long now = dataSource.clock().nanoTime();
        long tooLong = now - connects.limitNanos(UNUSUAL_WITHOUT_HISTORY_NANOS);
        PoolGeneration running = dataSource.running();
        return running != null && running.connects().anySince(nanos - tooLong < 0 ? nanos : tooLong);
    }

    /** Nothing bad could be proven about these: they are not suspect again until they have lasted twice as long. */
    void spare(List<Suspect> innocent) {
        long now = dataSource.clock().nanoTime();
        sparedUntilNanos
                .keySet()
                .removeIf(borrow -> dataSource.generations().stream()
                        .noneMatch(generation -> generation.connections().goesOn(borrow)));
        for (PoolGeneration generation : dataSource.generations()) {
            for (Suspect suspect : innocent) {
                Borrow borrow = generation.connections().borrowOf(suspect.connection());
                if (borrow != null) {
                    sparedUntilNanos.put(borrow, now + (now - borrow.sinceNanos()));
                }
            }
        }
    }

    private Stream<Borrow> stuckBorrows(long now) {
        return dataSource.generations().stream().flatMap(generation -> stuckBorrows(generation, now));
    }

    private Stream<Borrow> stuckBorrows(PoolGeneration generation, long now) {
        long limit = usesLimitNanos();
        return generation.lent().stream()
                .filter(borrow -> now - borrow.sinceNanos() > limit && !spared(borrow, now))
                .limit(MOST_STACKS)
                .filter(borrow -> SocketReads.standsIn(borrow.thread()));
    }

    private boolean spared(Borrow borrow, long now) {
        Long until = sparedUntilNanos.get(borrow);
        return until != null && until - now > 0;
    }

    private Stream<Waiter> stuckWaiters(long now) {
        return dataSource.generations().stream().flatMap(generation -> stuckWaiters(generation, now));
    }

    private Stream<Waiter> stuckWaiters(PoolGeneration generation, long now) {
        long limit = waits.limitNanos(UNUSUAL_WITHOUT_HISTORY_NANOS);
        return generation.waiters().stream()
                .filter(waiter -> waiter.seenForNanos(now) > limit)
                .limit(MOST_STACKS)
                .filter(waiter -> SocketReads.standsIn(waiter.thread()));
    }

    /** How long a use must last to be twice as long as what is far too long already, and at least {@code floor}. */
    long heldTooLongNanos(Duration floor) {
        return Math.max(floor.toNanos(), 2 * uses.limitNanos(0));
    }

    private long usesLimitNanos() {
        return uses.limitNanos(UNUSUAL_WITHOUT_HISTORY_NANOS);
    }
}
