// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.security.SecureRandom;
import java.time.Instant;

/** The real clock, threads and chance of this process. */
public final class SystemTime {

    /** Workers of {@link #scheduler()}. */
    public static final int DEFAULT_WORKERS = 8;

    private static final HealingClock CLOCK = new HealingClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Instant wallTime() {
            return Instant.now();
        }
    };

    private SystemTime() {}

    /** {@link System#nanoTime()} and the system's time of day. */
    public static HealingClock clock() {
        return CLOCK;
    }

    /** A new scheduler with one timer and {@value #DEFAULT_WORKERS} workers; threads begin when they are first needed. */
    public static HealingScheduler scheduler() {
        return new SystemScheduler(DEFAULT_WORKERS);
    }

    /** Chance that begins where nobody can foresee, and is no secret from who sees what was drawn. Never waits. */
    public static Randomness randomness() {
        return new SplitMix(new SecureRandom().nextLong());
    }

    /**
     * A daemon thread that was not started yet, without a context class loader, so that it pins no application.
     *
     * @param name gets the prefix {@code prunella-}
     */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, "prunella-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
