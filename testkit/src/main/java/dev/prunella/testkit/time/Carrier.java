// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real thread on which work runs, turn by turn with the thread that drives virtual time: one of the two always waits for
 * the other, so together they are as deterministic as one.
 */
final class Carrier {

    private static final int REAL_SECONDS_A_TURN = 30;
    private static final int REAL_MILLIS_TO_END = 1_000;
    private static final String IDLE = "prunella-fake-idle";

    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    /** Of the kind of the driver, as turns are cheap only among virtual threads. */
    private final Thread thread = VirtualThreads.unstartedLikeThis(IDLE, this::serve);

    private volatile boolean ending;
    private @Nullable Runnable work;

    Carrier() {
        thread.start();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Gives it work, which begins with the next turn. */
    void load(String name, Runnable next) {
        work = next;
        thread.setName("prunella-" + name);
    }

    /**
     * Lets the work go on, and returns when it has ended or yields.
     *
     * @throws IllegalStateException if it does neither in 30 s of real time
     */
    void turn() {
        go.release();
        try {
            if (!back.tryAcquire(REAL_SECONDS_A_TURN, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        thread.getName() + " waits for something other than virtual time, instead of pausing, at "
                                + Arrays.toString(thread.getStackTrace()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ran", e);
        }
    }

    /** Called by the work: gives the turn back and waits for the next one. */
    void giveTurn() {
        requireGoingOn();
        back.release();
        go.acquireUninterruptibly();
        requireGoingOn();
    }

    /** Ends the thread, by an error out of the pause if work stands in one. */
    void end() {
        ending = true;
        go.release();
        try {
            thread.join(REAL_MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (true) {
            go.acquireUninterruptibly();
            Runnable next = work;
            if (ending || next == null) {
                return;
            }
            next.run();
            work = null;
            thread.setName(IDLE);
            Thread.interrupted();
            if (ending) {
                return;
            }
            back.release();
        }
    }

    private void requireGoingOn() {
        if (ending) {
            throw new TimeEnded();
        }
    }

    /** Leaves work that stands in a pause when time is closed. An error, since work often swallows exceptions. */
    static final class TimeEnded extends Error {

        private static final long serialVersionUID = 1L;

        TimeEnded() {
            super("virtual time was closed", null, false, false);
        }
    }
}
