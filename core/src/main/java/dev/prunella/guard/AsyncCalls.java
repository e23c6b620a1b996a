// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Guarded calls whose results come later. */
final class AsyncCalls {

    private final GuardPort port;
    private final GuardSpec spec;
    private final Breaker breaker;
    private final Gate gate;
    private final Retrier retrier;

    AsyncCalls(GuardSpec spec, GuardPort port, Breaker breaker, Gate gate, Retrier retrier) {
        this.spec = spec;
        this.port = port;
        this.breaker = breaker;
        this.gate = gate;
        this.retrier = retrier;
    }

    <T extends @Nullable Object> CompletionStage<T> call(
            CallOptions options, Supplier<? extends CompletionStage<T>> call) {
        Running<T> running = new Running<>(options, call, retrier.endOf(options), new CompletableFuture<>());
        attempt(running, null);
        return running.result;
    }

    /** What stays the same through all attempts. */
    private record Running<T extends @Nullable Object>(
            CallOptions options,
            Supplier<? extends CompletionStage<T>> call,
            long endNanos,
            CompletableFuture<T> result) {}

    private <T extends @Nullable Object> void attempt(Running<T> running, Retrier.@Nullable Course before) {
        Gate.Pass pass;
        try {
            pass = gate.enter(running.options, breaker.position());
        } catch (GuardRejectedException rejected) {
            running.result.completeExceptionally(rejected);
            return;
        }
        begin(running).whenComplete((value, thrown) -> {
            if (thrown == null) {
                gate.returned(pass);
                running.result.complete(value);
            } else {
                failed(running, before, pass, bare(thrown));
            }
        });
    }

    /** What is thrown before there is a stage is told by one. */
    private static <T extends @Nullable Object> CompletionStage<T> begin(Running<T> running) {
        try {
            CompletionStage<T> stage = running.call.get();
            return stage == null
                    ? CompletableFuture.failedFuture(new NullPointerException("a guarded call gave no stage"))
                    : stage;
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private <T extends @Nullable Object> void failed(
            Running<T> running, Retrier.@Nullable Course before, Gate.Pass pass, Throwable thrown) {
        CallOutcome outcome = gate.threw(pass, thrown);
        Retrier.Course course = Retrier.begin(before);
        long wait = running.result.isDone()
                ? Retrier.NEVER
                : retrier.next(course, running.options, running.endNanos, outcome);
        if (wait == Retrier.NEVER) {
            running.result.completeExceptionally(thrown);
        } else {
            port.scheduler().after(Duration.ofNanos(wait), () -> again(running, course));
        }
    }

    private <T extends @Nullable Object> void again(Running<T> running, Retrier.Course course) {
        port.scheduler().run("guard " + spec.name(), () -> attempt(running, course));
    }

    private static Throwable bare(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
