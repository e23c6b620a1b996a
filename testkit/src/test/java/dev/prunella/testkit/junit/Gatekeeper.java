// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Starts daemon threads that do nothing until they are let go or interrupted. */
final class Gatekeeper {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    Thread start(String name) {
        var thread = new Thread(Gatekeeper::waitForAnInterrupt, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** Lets all go and waits for their ends. */
    void open() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    private static void waitForAnInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
