// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.act.HealedThing;
import dev.prunella.model.Generation;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * An executor in the hands of a supervisor: as long as it is, its handler of rejected tasks is one that counts them. That handler is the
 * fence as well.
 */
final class SupervisedExecutor implements HealedThing {

    private final ThreadPoolExecutor executor;
    private final LongAdder rejected = new LongAdder();
    private @Nullable Object owner;
    private @Nullable CountedRejections counting;

    SupervisedExecutor(ThreadPoolExecutor executor) {
        this.executor = executor;
    }

    long rejected() {
        return rejected.sum();
    }

    @Override
    public boolean claim(Object supervisor) {
        synchronized (executor) {
            RejectedExecutionHandler own = executor.getRejectedExecutionHandler();
            if (own instanceof CountedRejections) {
                return false;
            }
            counting = new CountedRejections(own, rejected);
            owner = supervisor;
            executor.setRejectedExecutionHandler(counting);
            return true;
        }
    }

    /** A handler that was set meanwhile stays. */
    @Override
    public void release(Object supervisor) {
        synchronized (executor) {
            if (owner != supervisor || counting == null) {
                return;
            }
            if (executor.getRejectedExecutionHandler() == counting) {
                executor.setRejectedExecutionHandler(counting.own());
            }
            owner = null;
            counting = null;
        }
    }

    @Override
    public Generation generation() {
        return Generation.FIRST;
    }

    @Override
    public String toString() {
        return executor.toString();
    }
}
