// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import java.time.Duration;

/**
 * What a probe is told about the look it shall take.
 *
 * @param deadline when the look counts as missed; the thread is not interrupted then
 * @param clock the supervisor's clock
 */
public record ProbeContext(Deadline deadline, HealingClock clock) {

    /** How long the look may still take, never negative. */
    public Duration remaining() {
        return deadline.remaining(clock.nanoTime());
    }
}
