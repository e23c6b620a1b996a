// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The physical connections of one generation, each with its last borrow. References are strong: a borrow that leaked must
 * stay in sight, or its place in the pool could never be freed. Closed connections are forgotten when the next one is
 * opened, so there are never more entries than twice the pool's greatest size.
 */
final class PhysicalConnections {

    private final Map<Connection, AtomicReference<@Nullable Borrow>> lastBorrows = new ConcurrentHashMap<>();
    private final HealingClock clock;

    PhysicalConnections(HealingClock clock) {
        this.clock = clock;
    }

    void opened(Connection raw) {
        lastBorrows.keySet().removeIf(PhysicalConnections::closed);
        lastBorrows.put(raw, new AtomicReference<>());
    }

    /** Notes that {@code proxy} was lent to the calling thread. */
    void lent(Connection proxy) throws SQLException {
        Connection raw = proxy.unwrap(Connection.class);
        AtomicReference<@Nullable Borrow> last = lastBorrows.get(raw);
        if (last != null) {
            last.setRelease(new Borrow(raw, proxy, Thread.currentThread(), clock.nanoTime()));
        }
    }

    /** Whether {@code proxy} was lent by this generation, and its connection has not been lent to anyone since. */
    boolean lentLast(Connection proxy) {
        return borrows(borrow -> borrow.proxy() == proxy).findAny().isPresent();
    }

    /** Whether the calling thread holds a connection that was lent to it before {@code nanos} on the monotonic clock. */
    boolean heldByCallerSince(long nanos) {
        Thread caller = Thread.currentThread();
        return borrows(borrow -> borrow.thread() == caller && borrow.sinceNanos() - nanos < 0 && !borrow.ended())
                .findAny()
                .isPresent();
    }

    /** What is lent now, in no order. */
    List<Borrow> lent() {
        return borrows(borrow -> !borrow.ended()).toList();
    }

    /** How many physical connections are remembered. */
    int entries() {
        return lastBorrows.size();
    }

    private Stream<Borrow> borrows(Predicate<Borrow> wanted) {
        return lastBorrows.values().stream()
                .map(AtomicReference::getAcquire)
                .filter(Objects::nonNull)
                .filter(wanted);
    }

    private static boolean closed(Connection raw) {
        try {
            return raw.isClosed();
        } catch (SQLException unusable) {
            return true;
        }
    }
}
