// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.Detector;
import dev.prunella.detect.series.Forecast;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.model.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Foretells that a pool will be exhausted, by the number of connections in use alone: it knows nothing of who holds them and for how long. That
 * proves nothing, and wakes the probes; the server's word about leaked connections is then asked for early. A pool that gets another size
 * is looked at anew. Safe for several threads.
 */
final class PoolGrowth implements Detector {

    static final String CODE = "growth";

    private static final int SAMPLES_A_LOOK = 4;
    private static final Duration FASTEST = Duration.ofMillis(50);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final double STILL_NEAR = 0.75;

    private final HealableHikariDataSource dataSource;
    private @Nullable GrowthDetector detector;
    private int size;
    private long sampledNanos;
    private long toldNanos;
    private @Nullable Forecast foretold;

    PoolGrowth(HealableHikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The pause between two samples. What exhausts a pool in 30 s is found if leaks are looked for once a second.
     *
     * @param looks the pause between two looks for leaked connections
     */
    static Duration pace(Duration looks) {
        Duration wanted = looks.dividedBy(SAMPLES_A_LOOK);
        return wanted.compareTo(FASTEST) < 0 ? FASTEST : wanted;
    }

    /**
     * What was foretold within the last seconds; null if there is no end in sight. No samples are taken while an incident is open, so
     * that what was foretold before an eviction must not outlive it.
     */
    synchronized @Nullable Forecast foretold() {
        boolean recent = dataSource.clock().nanoTime() - sampledNanos < AGAIN.toNanos();
        return recent && stillNear() ? foretold : null;
    }

    private boolean stillNear() {
        return HikariPoolView.of(dataSource).active() > STILL_NEAR * size;
    }

    @Override
    public synchronized @Nullable Reason detect() {
        long now = dataSource.clock().nanoTime();
        GrowthDetector growth = ofPresentSize(now);
        growth.takeAfter(
                (now - sampledNanos) / 1e9, HikariPoolView.of(dataSource).active());
        sampledNanos = now;
        Forecast before = foretold;
        Forecast present = growth.isAlarm() ? growth.forecast() : null;
        foretold = present;
        if (present == null || (before != null && now - toldNanos < AGAIN.toNanos())) {
            return null;
        }
        toldNanos = now;
        return new Reason(CODE, describe(present));
    }

    private GrowthDetector ofPresentSize(long now) {
        GrowthDetector present = detector;
        if (present == null || size != dataSource.getMaximumPoolSize()) {
            size = dataSource.getMaximumPoolSize();
            present = GrowthDetector.of(Room.upTo(size, "connections"));
            detector = present;
            sampledNanos = now;
        }
        return present;
    }

    /** For people: {@code what is in use grows by 30 connections a minute for 80 s; full in 15 s (13 s to 18 s)}. */
    static String describe(Forecast forecast) {
        return "what is in use " + forecast;
    }
}
