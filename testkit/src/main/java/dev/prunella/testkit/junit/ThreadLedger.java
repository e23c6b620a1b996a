// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/**
 * Which tests run, and which threads one of them must have left. Forgets its suspects whenever nothing runs. Safe for
 * any thread.
 */
final class ThreadLedger {

    private static final String PREFIX = "prunella-";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Set<String> running = new HashSet<>();
    private final Set<Thread> suspects = new HashSet<>();
    private final Set<String> suspectedTests = new LinkedHashSet<>();
    private final Set<Thread> reported = Collections.newSetFromMap(new WeakHashMap<>());

    /** A test or a class begins. */
    synchronized void begin(String id) {
        running.add(id);
    }

    /**
     * A test or a class has ended.
     *
     * @param before the threads that lived when it began
     * @throws AssertionError if it, or one that ended while it ran, has left a thread
     */
    synchronized void end(String id, String name, Set<Thread> before) throws InterruptedException {
        running.remove(id);
        Predicate<Thread> ours = thread -> thread.getName().startsWith(PREFIX) && !reported.contains(thread);
        Predicate<Thread> own = ours.and(thread -> !before.contains(thread));
        if (othersRun(id)) {
            suspect(name, LiveThreads.leftAfter(Duration.ZERO, own));
        } else if (running.isEmpty()) {
            judge(name, LiveThreads.leftAfter(GRACE, own.or(ours.and(suspects::contains))));
            suspects.clear();
            suspectedTests.clear();
        } else {
            judge(name, LiveThreads.leftAfter(GRACE, own.and(thread -> !suspects.contains(thread))));
        }
    }

    private void suspect(String name, Set<Thread> living) {
        if (suspects.addAll(living)) {
            suspectedTests.add(name);
        }
    }

    private void judge(String name, Set<Thread> left) {
        reported.addAll(left);
        if (!left.isEmpty()) {
            String others = suspects.stream().anyMatch(left::contains) ? " or one of " + suspectedTests : "";
            throw new AssertionError("%d threads left behind by %s%s:\n%s"
                    .formatted(left.size(), name, others, LiveThreads.describe(left)));
        }
    }

    /** The classes around a test run as long as it does. */
    private boolean othersRun(String id) {
        return running.stream().anyMatch(other -> !id.startsWith(other));
    }
}
