// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true of the target itself when it proposes an action.
 *
 * @param mode how far automation may go
 * @param desired the state that it should be in
 * @param hold a person's hold; null for none
 * @param evidenceAge how old the newest reading is that speaks for the diagnosis; null if there is none
 * @param ageLimit how old it may be
 * @param stuckAttempts earlier attempts that still run although they were given up
 * @param earlierRuns runs that go on which an earlier supervision of the same target or thing began
 * @param cooldownEndsNanos before this no new incident is acted on
 * @param backoffEndsNanos before this no further attempt is made
 * @param processEnds attempts that were to end the process since its health last held for long
 * @param capabilities names of the remediations that the target may have done to it
 * @param incidentBudget incidents of the target that may be acted on within the budgets' window, where the policy allows more
 * @param flapping whether it fell ill so often that it is latched
 * @param approval a person's yes that was not used yet; null for none
 * @param policy hash of the policy under which it was planned
 * @param toldNanos when a person was told of the incident; null for not yet
 */
public record Conditions(
        Mode mode,
        DesiredState desired,
        @Nullable Hold hold,
        @Nullable Duration evidenceAge,
        Duration ageLimit,
        int stuckAttempts,
        int earlierRuns,
        long cooldownEndsNanos,
        long backoffEndsNanos,
        int processEnds,
        Set<String> capabilities,
        int incidentBudget,
        boolean flapping,
        @Nullable Approval approval,
        String policy,
        @Nullable Long toldNanos) {

    /** Keeps a copy. */
    public Conditions {
        capabilities = Set.copyOf(capabilities);
    }
}
