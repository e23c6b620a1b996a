// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;

/** Counts what an executor rejects, and leaves it to the application's own handler. */
final class CountedRejections implements RejectedExecutionHandler {

    private final RejectedExecutionHandler own;
    private final LongAdder count;

    CountedRejections(RejectedExecutionHandler own, LongAdder count) {
        this.own = own;
        this.count = count;
    }

    RejectedExecutionHandler own() {
        return own;
    }

    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor executor) {
        if (task instanceof Canary.Task canary) {
            canary.refuse();
            return;
        }
        count.increment();
        own.rejectedExecution(task, executor);
    }
}
