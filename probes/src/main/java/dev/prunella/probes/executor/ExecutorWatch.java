// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How an executor is looked at.
 *
 * @param patience how long it may stand still, be full, or let a task wait, before that is a symptom; more than zero, default 30 s.
 *     It should exceed the longest task that is normal there
 * @param canary whether a task that does nothing is handed to it now and then, default true
 */
public record ExecutorWatch(Duration patience, boolean canary) {

    private static final ExecutorWatch DEFAULT = new ExecutorWatch(Duration.ofSeconds(30), true);

    /** Checks the patience. */
    public ExecutorWatch {
        Span.positive("executor watch", "patience", patience);
    }

    /** 30 s, with the canary. */
    public static ExecutorWatch ofDefaults() {
        return DEFAULT;
    }

    /** The same with another patience. */
    public ExecutorWatch patience(Duration other) {
        return new ExecutorWatch(other, canary);
    }

    /** The same by its counts alone: no task of ours is handed to the executor. */
    public ExecutorWatch withoutCanary() {
        return new ExecutorWatch(patience, false);
    }
}
