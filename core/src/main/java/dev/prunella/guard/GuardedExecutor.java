// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor whose tasks run behind a guard. */
final class GuardedExecutor extends AbstractExecutorService {

    private final Guard guard;
    private final ExecutorService executor;

    GuardedExecutor(Guard guard, ExecutorService executor) {
        this.guard = guard;
        this.executor = executor;
    }

    /** A future keeps what its task throws to itself, so the guard must stand within it. */
    private static final class Guarded<T extends @Nullable Object> extends FutureTask<T> {
        Guarded(Guard guard, Callable<T> task) {
            super(guard.around(task));
        }
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable task, T value) {
        return new Guarded<>(guard, () -> {
            task.run();
            return value;
        });
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return new Guarded<>(guard, task);
    }

    @Override
    public void execute(Runnable task) {
        guard.requirePassage();
        try {
            executor.execute(task instanceof Guarded<?> ? task : guard.around(task));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                guard.hadNoRoom(e);
            }
            throw e;
        }
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return executor.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return executor.awaitTermination(timeout, unit);
    }
}
