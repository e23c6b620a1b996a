// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import org.jspecify.annotations.Nullable;

/** One thread of the workers and what it runs. Guarded by the workers' lock but for the thread, which never changes. */
final class Worker {

    private final Thread thread;

    @Nullable
    WorkerRun present;

    private @Nullable WorkerRun seen;

    /** Does not start the thread. */
    Worker(int number, Workers workers) {
        thread = SystemTime.daemon("worker-" + number, () -> workers.work(this));
    }

    Thread thread() {
        return thread;
    }

    /** Names the thread by what it runs if it ran that the last time too; whether it runs anything. */
    boolean nameWhatLasts() {
        if (present != null && present == seen) {
            present.nameThread();
        }
        seen = present;
        return present != null;
    }
}
