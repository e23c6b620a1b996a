// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.Health;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.telemetry.TargetView;
import dev.prunella.time.HealingClock;
import java.util.List;

/**
 * What telemetry sees of a cell; two are equal if they are of the same cell.
 *
 * @param cell one supervision of one target
 * @param rulebook the policy in force
 * @param desk has the governor's state
 * @param clock the monotonic one
 */
record Supervised(TargetCell cell, Rulebook rulebook, GovernorDesk desk, HealingClock clock) implements TargetView {

    @Override
    public TargetInfo info() {
        return cell.target().info();
    }

    @Override
    public Health health() {
        return cell.state().health();
    }

    @Override
    public List<String> remediations() {
        return cell.target().runbooks().remediations();
    }

    @Override
    public int incidentsLeft() {
        return rulebook.governor().incidentsLeft(desk.state(), cell.target(), clock.nanoTime(), clock.wallTime());
    }
}
