// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Explanation;
import dev.prunella.loop.Explainer;
import dev.prunella.loop.Rehearsal;
import dev.prunella.loop.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Answers a person's questions about a target from what is known at one moment.
 *
 * @param seams the clocks
 * @param rulebook the policy in force
 * @param desk has the governor's state
 * @param cells the targets
 * @param escalations who was told
 * @param guards before the targets
 * @param objectives of the application
 */
record Snapshots(
        Engine.Seams seams,
        Rulebook rulebook,
        GovernorDesk desk,
        Cells cells,
        Escalations escalations,
        Guards guards,
        Objectives objectives) {

    @Nullable
    Explanation explain(String name) {
        Snapshot snapshot = take(name);
        TargetCell cell = cells.find(name);
        return snapshot == null || cell == null
                ? null
                : Explainer.explain(snapshot)
                        .seen(cell.looks(snapshot.nowNanos()))
                        .and(escalations.state().describe(name, snapshot.nowNanos()))
                        .and(guards.describe(name))
                        .and(objectives.describe(name));
    }

    @Nullable
    Rehearsal rehearse(String name) {
        Snapshot snapshot = take(name);
        return snapshot == null ? null : new Rehearsal(snapshot);
    }

    private @Nullable Snapshot take(String name) {
        TargetCell cell = cells.find(name);
        Rulebook.Rules rules = rulebook.inForce();
        return cell == null
                ? null
                : new Snapshot(
                        cell.target(),
                        rules.policy(),
                        cell.state(),
                        rules.governor(),
                        desk.state(),
                        seams.clock().nanoTime(),
                        seams.clock().wallTime());
    }
}
