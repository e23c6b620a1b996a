// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Two callers that never rest. */
final class Traffic implements AutoCloseable {
    final AtomicInteger served = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> callers = new ArrayList<>();

    Traffic(BooleanSupplier part) {
        for (int i = 0; i < 2; i++) {
            Thread caller = new Thread(() -> call(part));
            callers.add(caller);
            caller.start();
        }
    }

    private void call(BooleanSupplier part) {
        while (!over.get()) {
            (part.getAsBoolean() ? served : lost).incrementAndGet();
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        over.set(true);
        callers.forEach(each -> {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
