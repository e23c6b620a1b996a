// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What healed a subject.
 *
 * @param diagnosis of the incident
 * @param actions with their ends
 * @param outcome of the incident
 * @param trailHolds whether the trail verifies
 * @param intendedNanos when each action was about to begin
 * @param moments when each phase was reached; null if there was no complete incident
 */
record Healing(
        String diagnosis,
        String actions,
        String outcome,
        boolean trailHolds,
        List<Long> intendedNanos,
        @Nullable Moments moments) {

    static final Healing NONE = new Healing("-", "-", "-", true, List.of(), null);
}
