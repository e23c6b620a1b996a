// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known across targets, as fixed numbers.
 *
 * @param nowNanos the present
 * @param pausedBecause why all healing is paused; empty if it is not
 * @param used starts, incidents and permits, the same number for each
 * @param health of every group
 */
record FixedLedger(long nowNanos, String pausedBecause, int used, GroupHealth health) implements Ledger {

    private static final long NOW = Duration.ofHours(1).toNanos();

    static final List<Ledger> SAMPLES = List.of(
            new FixedLedger(NOW, "", 0, GroupHealth.EMPTY),
            new FixedLedger(NOW, "", 0, new GroupHealth(4, 1, 0)),
            new FixedLedger(NOW, "", 1_000, new GroupHealth(4, 4, 4)),
            new FixedLedger(NOW, "a person said so", 0, GroupHealth.EMPTY));

    @Override
    public WallTime wall() {
        return new WallTime(Instant.EPOCH, used == 0);
    }

    @Override
    public boolean unhealthy(String target) {
        return health.unhealthy() > 0;
    }

    @Override
    public String latchedBecause(String remediation) {
        return used == 0 ? "" : "it made another target worse";
    }

    @Override
    public int incidentsStarted(String target, String butNotIncident, Duration window) {
        return used;
    }

    @Override
    public int starts(Scope scope, String key, Duration window) {
        return used;
    }

    @Override
    public long freeAtNanos(Scope scope, String key, int limit, Duration window) {
        return used < limit ? nowNanos : nowNanos + window.toNanos();
    }

    @Override
    public int running() {
        return used;
    }

    @Override
    public GroupHealth group(String group) {
        return health;
    }
}
