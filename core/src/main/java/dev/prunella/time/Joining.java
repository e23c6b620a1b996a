// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits for threads to end, within one bound for all of them. */
final class Joining {

    private Joining() {}

    static List<String> namesOfSurvivors(List<Thread> threads, long deadlineNanos) {
        for (Thread thread : threads) {
            join(thread, deadlineNanos);
        }
        return threads.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    private static void join(Thread thread, long deadlineNanos) {
        long left = deadlineNanos - System.nanoTime();
        if (thread == Thread.currentThread() || left <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
