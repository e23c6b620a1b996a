// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * A queue without a bound takes work that is never done in time until the heap is full, and its executor never has more than its core
 * threads. Spring Boot's own executor, which is set so unless it is told, is only warned of where the application hands it work by
 * {@code @EnableAsync}: most applications have it and leave it idle.
 */
final class UnboundedQueueCheck implements DoctorCheck {

    private final Supplier<List<ExecutorFacts>> executors;
    private final Supplier<Boolean> hasAsyncMethods;

    UnboundedQueueCheck(Supplier<List<ExecutorFacts>> executors, Supplier<Boolean> hasAsyncMethods) {
        this.executors = executors;
        this.hasAsyncMethods = hasAsyncMethods;
    }

    @Override
    public List<Finding> examine() {
        boolean used = hasAsyncMethods.get();
        return executors.get().stream()
                .filter(each -> each.queueCapacity() == Integer.MAX_VALUE)
                .filter(each -> used || !each.springBoots())
                .map(UnboundedQueueCheck::finding)
                .toList();
    }

    private static Finding finding(ExecutorFacts executor) {
        return new Finding(
                "unbounded-queue",
                executor.bean(),
                "queueCapacity is " + executor.queueCapacity()
                        + (executor.springBoots() ? ", Spring Boot's default" : ""),
                "under overload tasks wait without end until the heap is full, and maxPoolSize has no effect",
                executor.springBoots() ? "spring.task.execution.pool.queue-capacity" : "queueCapacity",
                "100, or what is done within the time that a task may wait");
    }
}
