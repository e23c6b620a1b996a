// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Timers and the running of work: the only way by which the library gets a thread.
 *
 * <p>Three kinds of thread serve it. The <em>timer</em> runs short tasks of ours, one at a time. <em>Workers</em> run code of
 * the user, which may take long or for ever. <em>Lanes</em> run tasks of one purpose in order (the trail's writer, the
 * listeners). All are daemon threads whose names start with {@code prunella-}.
 */
public interface HealingScheduler {

    /**
     * Runs {@code task} on the timer thread once {@code delay} has passed; a delay of zero or less means as soon as possible,
     * after what is already due. Tasks must be short and must not block.
     */
    Cancellable after(Duration delay, Runnable task);

    /**
     * Runs {@code work} on a worker as soon as one is free. What it throws is counted and swallowed: work that must report
     * its failure does so itself.
     *
     * @param name what is run, for the list of abandoned runs and, if it lasts for more than a moment, for the thread's name
     */
    Run run(String name, Runnable work);

    /** A lane of its own, served by one thread that lives until the scheduler is closed. */
    Lane lane(String name);

    /**
     * Waits on the calling thread, which must be none of this scheduler's own, until {@code stage} completes.
     *
     * @return false if {@code patience} ended first, or the caller was interrupted; its interrupt flag is set again then
     */
    boolean await(CompletionStage<?> stage, Duration patience);

    /**
     * Stops timers and lanes, interrupts work that is running, and waits at most {@code patience} for the threads to end.
     * Nothing that was scheduled begins afterwards. Idempotent.
     *
     * @return the names of what still runs, empty when no thread is left
     */
    List<String> close(Duration patience);

    /** A piece of work that was handed to a worker. */
    interface Run {

        /** Calls the work off if it has not begun; otherwise interrupts its thread once. */
        void interrupt();

        /**
         * Gives the worker's place in the pool to another thread; the work goes on until the call that it is stuck in
         * returns, and its thread ends then. Idempotent; does nothing once the work has ended.
         */
        void abandon();

        /** Whether the work has returned or thrown, or was called off before it began. */
        boolean ended();
    }

    /** Tasks of one purpose, run one after the other in the order in which they came. */
    interface Lane {

        /**
         * Adds a task.
         *
         * @return false if the lane's queue is full or the scheduler is closed: the task will not run
         */
        boolean offer(Runnable task);

        /** How many tasks wait. */
        int waiting();
    }
}
