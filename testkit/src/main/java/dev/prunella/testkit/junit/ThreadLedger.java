// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tests and classes run, and which threads they have begun. What is within another is judged with it, and what runs at the
 * same time is judged together, whereupon all is forgotten. Safe for any thread.
 */
final class ThreadLedger {

    private static final String PREFIX = "prunella-";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Set<String> running = new HashSet<>();
    private final Map<Thread, String> seenAfter = new HashMap<>();

    /** A test or a class begins. */
    synchronized void begin(String id) {
        running.add(id);
    }

    /**
     * A test or a class has ended.
     *
     * @param before the threads that lived when it began
     * @throws AssertionError if nothing runs any more and a thread is left
     */
    synchronized void end(String id, String name, Set<Thread> before) throws InterruptedException {
        running.remove(id);
        Predicate<Thread> ours = thread -> thread.getName().startsWith(PREFIX);
        LiveThreads.leftAfter(Duration.ZERO, ours.and(thread -> !before.contains(thread)))
                .forEach(thread -> seenAfter.putIfAbsent(thread, name));
        if (running.isEmpty()) {
            judge(LiveThreads.leftAfter(GRACE, seenAfter::containsKey));
        }
    }

    private void judge(Set<Thread> left) {
        Map<String, Set<Thread>> byTest = left.stream()
                .collect(Collectors.groupingBy(seenAfter::get, TreeMap::new, Collectors.toUnmodifiableSet()));
        seenAfter.clear();
        if (!left.isEmpty()) {
            throw new AssertionError(left.size() + " threads left behind" + describe(byTest));
        }
    }

    private static String describe(Map<String, Set<Thread>> byTest) {
        return byTest.entrySet().stream()
                .map(entry -> "\nfirst seen after " + entry.getKey() + ":\n" + LiveThreads.describe(entry.getValue()))
                .collect(Collectors.joining());
    }
}
