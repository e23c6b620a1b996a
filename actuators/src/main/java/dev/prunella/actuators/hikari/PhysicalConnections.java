// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.probes.postgres.Suspect;
import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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

    private final Map<Connection, Known> known = new ConcurrentHashMap<>();
    private final HealingClock clock;
    private final BorrowPlaces places;

    PhysicalConnections(HealingClock clock, BorrowPlaces places) {
        this.clock = clock;
        this.places = places;
    }

    /** When a connection was opened, whether the places of its borrows may be kept, and to whom it was lent last. */
    private record Known(
            long connectingNanos, long openedNanos, boolean traced, AtomicReference<@Nullable Borrow> last) {}

    void opened(Connection raw, long connectingNanos) {
        known.keySet().removeIf(PhysicalConnections::closed);
        boolean traced = known.values().stream().filter(Known::traced).count() < BorrowPlaces.MOST;
        known.put(raw, new Known(connectingNanos, clock.nanoTime(), traced, new AtomicReference<>()));
    }

    /** Notes that {@code proxy} was lent to the calling thread. */
    void lent(Connection proxy) throws SQLException {
        Connection raw = proxy.unwrap(Connection.class);
        Known connection = known.get(raw);
        if (connection != null) {
            BorrowPlace place = connection.traced ? places.here() : null;
            connection.last.setRelease(new Borrow(raw, proxy, Thread.currentThread(), clock.nanoTime(), place));
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

    /** What is lent now, in no order; not what was taken away from its borrower. */
    List<Borrow> lent() {
        return borrows(borrow -> !borrow.ended() && !closed(borrow.raw())).toList();
    }

    /** The last borrow of this physical connection, if it goes on. */
    @Nullable
    Borrow borrowOf(Connection raw) {
        Known connection = known.get(raw);
        Borrow last = connection == null ? null : connection.last.getAcquire();
        return last == null || last.ended() ? null : last;
    }

    /** Whether this borrow goes on: its connection is one of these, and was neither given back nor taken away. */
    boolean goesOn(Borrow borrow) {
        return borrow.equals(borrowOf(borrow.raw())) && !closed(borrow.raw());
    }

    /** Whether the thread of this borrow has borrowed at the same place since, as far as is remembered. */
    boolean borrowedThereAgain(Borrow borrow) {
        BorrowPlace place = borrow.place();
        return place != null
                && borrows(later -> later.thread() == borrow.thread()
                                && later.sinceNanos() - borrow.sinceNanos() > 0
                                && later.place() != null
                                && place.sameAs(later.place()))
                        .findAny()
                        .isPresent();
    }

    /** From now on, or no longer, the places of borrows are kept. */
    void keepPlaces(boolean wanted) {
        places.keep(wanted);
    }

    /** The open connections that are not lent: they lie ready, or the pool itself is busy with them. */
    List<Connection> notLent() {
        return known.keySet().stream()
                .filter(raw -> !closed(raw) && borrowOf(raw) == null)
                .toList();
    }

    /** What is known of an open connection; null if it is none of this generation's. */
    @Nullable
    Suspect suspect(Connection raw) {
        Known connection = known.get(raw);
        return connection == null ? null : new Suspect(raw, connection.connectingNanos, connection.openedNanos);
    }

    /** The pool is closed: nothing of it is remembered. */
    void forget() {
        known.clear();
    }

    /** How many physical connections are remembered. */
    int entries() {
        return known.size();
    }

    private Stream<Borrow> borrows(Predicate<Borrow> wanted) {
        return known.values().stream()
                .map(connection -> connection.last.getAcquire())
                .filter(borrow -> borrow != null && wanted.test(borrow));
    }

    private static boolean closed(Connection raw) {
        try {
            return raw.isClosed();
        } catch (SQLException unusable) {
            return true;
        }
    }
}
