// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs user code on a thread of its own, so that a test ends whatever that code does. */
final class Patience {

    private static final Duration TO_HEED_AN_INTERRUPT = Duration.ofSeconds(1);

    private Patience() {}

    /** Something that user code does; what it returns is of no interest here. */
    static final class Running<T extends @Nullable Object> {

        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Thread thread;

        private Running(String what, Callable<T> code) {
            thread = new Thread(() -> complete(code), "contract: " + what);
            thread.setDaemon(true);
        }

        /** Waits for the end of the code; what it threw, an error too, comes as the cause. */
        T within(Duration limit) throws ExecutionException, InterruptedException, TimeoutException {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Whether it ends, in whatever way, soon after an interrupt. */
        boolean heedsInterrupt() throws InterruptedException {
            thread.interrupt();
            thread.join(TO_HEED_AN_INTERRUPT.toMillis());
            return !thread.isAlive();
        }

        boolean ended() {
            return result.isDone();
        }

        private void complete(Callable<T> code) {
            try {
                result.complete(code.call());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        }
    }

    static <T extends @Nullable Object> Running<T> start(String what, Callable<T> code) {
        Running<T> running = new Running<>(what, code);
        running.thread.start();
        return running;
    }

    /** What the code returns, within the limit; interrupts it then. */
    static <T extends @Nullable Object> T call(String what, Duration limit, Callable<T> code) throws Exception {
        Running<T> running = start(what, code);
        try {
            return running.within(limit);
        } catch (TimeoutException e) {
            running.thread.interrupt();
            return fail(what + " has not returned within " + limit, e);
        } catch (ExecutionException e) {
            return fail(what + " threw " + e.getCause(), e.getCause());
        }
    }
}
