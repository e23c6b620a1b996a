// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits with a limit, for drivers that are virtual threads: those wait ten times as fast without one, so another thread looks each second
 * which of them has waited too long.
 */
final class TurnWatch {

    private static final long LOOK_MILLIS = 1_000;

    private static final Set<Turn> UNDER_WAY = ConcurrentHashMap.newKeySet();

    static {
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                UNDER_WAY.forEach(Turn::look);
            }
        };
        // one for all, as long as the JVM: nobody who counts threads need wait for it
        new Timer("virtual-time-watch", true).schedule(look, LOOK_MILLIS, LOOK_MILLIS);
    }

    private TurnWatch() {}

    /**
     * As {@link Semaphore#tryAcquire(long, TimeUnit)}, give or take a second.
     *
     * @return whether it came in time
     */
    static boolean await(Semaphore permit, int seconds) throws InterruptedException {
        Turn turn = new Turn(Thread.currentThread(), System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        UNDER_WAY.add(turn);
        try {
            permit.acquire();
            return true;
        } catch (InterruptedException e) {
            if (turn.isOverdue()) {
                return false;
            }
            throw e;
        } finally {
            UNDER_WAY.remove(turn);
            turn.end();
        }
    }

    private static final class Turn {

        private final Thread driver;
        private final long untilNanos;
        private boolean overdue;
        private boolean ended;

        Turn(Thread driver, long untilNanos) {
            this.driver = driver;
            this.untilNanos = untilNanos;
        }

        synchronized boolean isOverdue() {
            return overdue;
        }

        synchronized void look() {
            if (!ended && !overdue && System.nanoTime() - untilNanos > 0) {
                overdue = true;
                driver.interrupt();
            }
        }

        /** The interrupt may have come right after the permit. */
        synchronized void end() {
            ended = true;
            if (overdue) {
                Thread.interrupted();
            }
        }
    }
}
