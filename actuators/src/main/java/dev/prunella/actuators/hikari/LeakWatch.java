// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.series.Forecast;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Samples how long connections are held. A thread's stack is looked at only when it holds one for far too long; the places of
 * borrows are kept only while somebody has held one for a quarter of that.
 */
final class LeakWatch {

    private static final int MOST = 64;

    /** What is held for this part of far too long is no suspect yet, but what is borrowed from now on may have to be explained. */
    private static final int EARLY = 4;

    private static final int SAMPLES_A_HOLD = 10;
    private static final Duration SLOWEST = Duration.ofSeconds(1);
    private static final Duration FASTEST = Duration.ofMillis(50);

    private final HealableHikariDataSource dataSource;
    private final PoolTraffic traffic;
    private final Duration tooLong;
    private final PoolGrowth growth;
    private final Set<Borrow> left = new HashSet<>();
    private @Nullable LeakSample last;

    LeakWatch(HealableHikariDataSource dataSource, PoolTraffic traffic, Duration tooLong, PoolGrowth growth) {
        this.dataSource = dataSource;
        this.traffic = traffic;
        this.tooLong = tooLong;
        this.growth = growth;
    }

    /** The pause between two samples: a second, or less for a pool whose connections are used for moments only. */
    Duration pace() {
        Duration wanted = tooLong.dividedBy(SAMPLES_A_HOLD);
        if (wanted.compareTo(SLOWEST) > 0) {
            return SLOWEST;
        }
        return wanted.compareTo(FASTEST) < 0 ? FASTEST : wanted;
    }

    /** The present state of things, or that of a moment ago. */
    synchronized LeakSample sample() {
        long now = dataSource.clock().nanoTime();
        LeakSample before = last;
        if (before != null && now - before.atNanos() < pace().toNanos() / 2) {
            return before;
        }
        LeakSample present = sample(now);
        last = present;
        return present;
    }

    private LeakSample sample(long now) {
        Forecast foretold = growth.foretold();
        long limit = limitNanos(foretold != null);
        List<Borrow> borrows = dataSource.borrows();
        List<Borrow> held = borrows.stream()
                .filter(borrow -> now - borrow.sinceNanos() > limit)
                .limit(MOST)
                .toList();
        left.retainAll(held);
        List<Borrow> suspects = held.stream().filter(this::suspect).toList();
        List<Borrow> gone = suspects.stream().filter(left::contains).toList();
        long[] since = gone.stream().mapToLong(Borrow::sinceNanos).toArray();
        int size = dataSource.getMaximumPoolSize();
        boolean curious = borrows.stream().anyMatch(borrow -> now - borrow.sinceNanos() > limit / EARLY);
        keepPlaces(curious || !gone.isEmpty());
        return new LeakSample(now, suspects, gone, LeakTrend.of(since, suspects.size(), size, limit, now), foretold);
    }

    /** Where the end is foretold there may be no time to wait for what is unusual in an application that uses connections for long. */
    private long limitNanos(boolean hurry) {
        return hurry ? tooLong.toNanos() : traffic.heldTooLongNanos(tooLong);
    }

    /** Once left is left for ever; before that, who stands in the driver uses what it holds. */
    private boolean suspect(Borrow borrow) {
        if (left.contains(borrow)) {
            return true;
        }
        StackTraceElement[] now = borrow.thread().getStackTrace();
        if (SocketReads.standsIn(now)) {
            return false;
        }
        if (isLeft(borrow, now)) {
            left.add(borrow);
        }
        return true;
    }

    private boolean isLeft(Borrow borrow, StackTraceElement[] now) {
        if (!borrow.thread().isAlive() || Frames.waitsForATask(now)) {
            return true;
        }
        BorrowPlace place = borrow.place();
        return place != null && place.isLeft(now, borrowedThereAgain(borrow));
    }

    private boolean borrowedThereAgain(Borrow borrow) {
        return dataSource.generations().stream()
                .anyMatch(generation -> generation.connections().borrowedThereAgain(borrow));
    }

    private void keepPlaces(boolean wanted) {
        PoolGeneration running = dataSource.running();
        if (running != null) {
            running.connections().keepPlaces(wanted);
        }
    }
}
