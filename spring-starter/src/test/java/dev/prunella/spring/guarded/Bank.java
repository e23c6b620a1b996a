// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.spring.annotation.Guarded;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** What is called through guards; fails once if it is asked to. */
class Bank {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Guarded("bank")
    String pay(String who) {
        calls.incrementAndGet();
        failIfAsked();
        return "paid " + who;
    }

    @Guarded("bank")
    void refuse() throws IOException {
        throw new IOException("no");
    }

    @Guarded("bank")
    CompletionStage<String> payLater(String who) {
        calls.incrementAndGet();
        return CompletableFuture.completedFuture("paid " + who);
    }

    @Guarded("bank")
    CompletableFuture<String> breakLater() {
        return CompletableFuture.failedFuture(new IOException("later"));
    }

    @Guarded(value = "bank", idempotent = true)
    int balance() {
        int call = calls.incrementAndGet();
        failIfAsked();
        return call;
    }

    @Guarded(value = "bank", idempotent = true, within = "10s")
    CompletableFuture<ClassLoader> balanceLater() {
        failIfAsked();
        return CompletableFuture.completedFuture(Thread.currentThread().getContextClassLoader());
    }

    String plain() {
        return "plain";
    }

    int calls() {
        return calls.get();
    }

    void failOnce() {
        failures.set(1);
    }

    private void failIfAsked() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("failed");
        }
    }
}
