// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.time.HealingClock;
import java.time.Duration;

/**
 * What a remediation is told when it runs.
 *
 * @param attempt the run that this is: its key is what makes a repeated delivery harmless
 * @param diagnosis what it shall cure, with the evidence
 * @param clock the supervisor's clock
 */
public record RemediationContext(Attempt attempt, Diagnosis diagnosis, HealingClock clock) {

    /** How long the run may still take, never negative; the thread is interrupted then. */
    public Duration remaining() {
        return attempt.deadline().remaining(clock.nanoTime());
    }
}
