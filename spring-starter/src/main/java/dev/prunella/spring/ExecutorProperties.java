// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.probes.executor.ExecutorWatch;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.executor}.
 *
 * @param enabled Whether executors and schedulers are found and supervised.
 * @param patience How long one of them may stand still, be full or let a task wait before that is a symptom. It should exceed the
 *     longest task that is normal there.
 * @param canary Whether a task that does nothing is handed to them now and then, to see whether it begins.
 */
public record ExecutorProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("true") boolean canary) {

    /** Checks the patience. */
    public ExecutorProperties {
        try {
            new ExecutorWatch(patience, canary);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("prunella.executor: " + e.getMessage(), e);
        }
    }

    /** The same as the probe takes it. */
    public ExecutorWatch watch() {
        return new ExecutorWatch(patience, canary);
    }
}
