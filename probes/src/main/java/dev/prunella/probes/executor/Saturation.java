// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * More work than an executor can do: its queue is full, it rejects tasks, or what it takes waits too long. A burst is none of these for as
 * long as the patience. Looks do not overlap; the fields are volatile for sight.
 */
final class Saturation {

    private final Duration patience;
    private final LongSupplier rejected;
    private final Lasting lasting = new Lasting();
    private volatile long rejectedBefore;

    /** @param rejected how many tasks were rejected, ever */
    Saturation(Duration patience, LongSupplier rejected) {
        this.patience = patience;
        this.rejected = rejected;
        rejectedBefore = rejected.getAsLong();
    }

    /** What is too much, for people; null if nothing has been for long enough. */
    @Nullable
    String look(ExecutorSeen seen, Canary canary, long nowNanos) {
        long count = rejected.getAsLong();
        long more = count - rejectedBefore;
        rejectedBefore = count;
        lasting.look(full(seen) || more > 0 || canary.refused(), nowNanos);
        if (canary.waitsFor(patience, nowNanos)) {
            return "a task waits more than %d s for a worker, %d are queued"
                    .formatted(patience.toSeconds(), seen.queued());
        }
        return lasting.lasted(patience) ? tooMuch(seen, more) : null;
    }

    /** One that keeps no tasks and has not completed any may be there for tasks that never end. */
    private static boolean full(ExecutorSeen seen) {
        return seen.full() && (seen.keepsTasks() || seen.completed() > 0);
    }

    private String tooMuch(ExecutorSeen seen, long more) {
        return ("full or rejecting for more than %d s: %d of %d workers are busy, the queue holds %d and takes %d more,"
                        + " %d were rejected since the last look")
                .formatted(patience.toSeconds(), seen.busy(), seen.most(), seen.queued(), seen.room(), more);
    }
}
