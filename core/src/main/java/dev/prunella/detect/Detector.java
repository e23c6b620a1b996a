// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the application's own traffic for trouble that makes no noise, such as a call that does not come back. What it finds
 * wakes the probes and proves nothing, so it may err on the side of suspicion.
 */
@FunctionalInterface
public interface Detector {

    /**
     * Looks once. Runs on a worker thread, never twice at a time, and returns within microseconds: it reads what the application
     * has left behind and asks nobody.
     *
     * @return what looks wrong; null for nothing
     */
    @Nullable
    Reason detect();

    /**
     * A detector and how often it looks while its target is well.
     *
     * @param detector looks
     * @param every the pause between two looks, more than zero
     */
    record Watch(Detector detector, Duration every) {

        /** Checks the pause. */
        public Watch {
            if (every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("detector: every must be more than zero, got " + every);
            }
        }
    }
}
