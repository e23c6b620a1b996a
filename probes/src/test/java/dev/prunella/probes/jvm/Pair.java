// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two threads that wait for each other: one holds a monitor and wants a lock, the other holds the lock and wants the monitor. Ends when the
 * first is interrupted, since it asks for the lock in a way that heeds that.
 */
final class Pair implements AutoCloseable {

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch bothHold = new CountDownLatch(2);
    private final Thread first;
    private final Thread second;

    Pair(String firstName, String secondName) {
        first = new Thread(this::monitorThenLock, firstName);
        second = new Thread(this::lockThenMonitor, secondName);
    }

    /** Returns when each waits for the other. */
    Pair begin() {
        first.start();
        second.start();
        await().until(() -> first.getState() == Thread.State.WAITING && second.getState() == Thread.State.BLOCKED);
        return this;
    }

    /** Returns when both have ended. */
    void end() {
        first.interrupt();
        await().until(() -> !first.isAlive() && !second.isAlive());
    }

    @Override
    public void close() {
        if (first.isAlive()) {
            end();
        }
    }

    private void monitorThenLock() {
        synchronized (monitor) {
            try {
                holdOne();
                lock.lockInterruptibly();
                lock.unlock();
            } catch (InterruptedException freed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lockThenMonitor() {
        lock.lock();
        try {
            holdOne();
            enterMonitor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void holdOne() throws InterruptedException {
        bothHold.countDown();
        bothHold.await();
    }

    private void enterMonitor() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }
}
