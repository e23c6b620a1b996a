// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What the subjects of the contracts look at and heal. */
final class Thing {

    final AtomicBoolean works = new AtomicBoolean(true);
    final AtomicBoolean workGoesOn = new AtomicBoolean(true);
    final AtomicInteger touched = new AtomicInteger();

    Object state() {
        return works.get() + " " + touched.get();
    }

    /** Never returns, and ignores interrupts; only a daemon may call it. */
    static void hangForEver() {
        var never = new CountDownLatch(1);
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException ignored) {
                // that is what this one is about
            }
        }
    }
}
