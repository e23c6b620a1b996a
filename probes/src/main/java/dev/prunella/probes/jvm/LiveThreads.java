// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.util.Arrays;
import java.util.List;

/** The platform threads that live, without their stacks. */
final class LiveThreads {

    private static final int ROOM_FOR_NEW_ONES = 32;

    private LiveThreads() {}

    /** Those of this owner. */
    static List<Thread> of(ThreadOwner owner) {
        return all().stream().filter(owner::owns).toList();
    }

    private static List<Thread> all() {
        ThreadGroup root = root();
        Thread[] threads = new Thread[root.activeCount() + ROOM_FOR_NEW_ONES];
        int found = root.enumerate(threads);
        while (found == threads.length) {
            threads = new Thread[threads.length * 2];
            found = root.enumerate(threads);
        }
        return Arrays.asList(threads).subList(0, found);
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
