// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The threads of this process, as a test asks for them. Safe for any thread. */
public final class LiveThreads {

    private static final int MOST_FRAMES = 12;

    private LiveThreads() {}

    /** All that live now. */
    public static Set<Thread> all() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /**
     * Those of the given kind that still live after they had time to end.
     *
     * @param grace how long all of them are waited for, together
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public static Set<Thread> leftAfter(Duration grace, Predicate<Thread> kind) throws InterruptedException {
        long end = System.nanoTime() + grace.toNanos();
        Set<Thread> living = living(kind);
        for (Thread thread : living) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left > 0) {
                thread.join(left);
            }
        }
        return living.isEmpty() ? living : living(kind);
    }

    /** Their names, each with the innermost twelve frames of its stack, a line each. */
    public static String describe(Set<Thread> threads) {
        return threads.stream().map(LiveThreads::describe).sorted().collect(Collectors.joining("\n"));
    }

    private static String describe(Thread thread) {
        String frames = Arrays.stream(thread.getStackTrace())
                .limit(MOST_FRAMES)
                .map(frame -> "\n        at " + frame)
                .collect(Collectors.joining());
        return "    " + thread.getName() + " (" + thread.getState() + ")" + frames;
    }

    private static Set<Thread> living(Predicate<Thread> kind) {
        return all().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread != Thread.currentThread())
                .filter(kind)
                .collect(Collectors.toUnmodifiableSet());
    }
}
