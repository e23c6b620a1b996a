// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** A ledger at moment 0 with nothing in it, until something is. */
final class Books implements Ledger {

    long now;
    String paused = "";
    int incidents;
    int running;
    long freeAt;
    boolean unhealthy = true;
    WallTime wall = new WallTime(Instant.parse("2026-03-29T00:30:00Z"), true);
    final Map<String, String> latched = new HashMap<>();
    GroupHealth group = new GroupHealth(5, 1, 0);
    final Map<Scope, Integer> starts = new EnumMap<>(Scope.class);

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public WallTime wall() {
        return wall;
    }

    @Override
    public boolean unhealthy(String target) {
        return unhealthy;
    }

    @Override
    public String latchedBecause(String remediation) {
        return latched.getOrDefault(remediation, "");
    }

    @Override
    public String pausedBecause() {
        return paused;
    }

    @Override
    public int incidentsStarted(String target, String butNotIncident, Duration window) {
        return incidents;
    }

    @Override
    public int starts(Scope scope, String key, Duration window) {
        return starts.getOrDefault(scope, 0);
    }

    @Override
    public long freeAtNanos(Scope scope, String key, int limit, Duration window) {
        return freeAt;
    }

    @Override
    public int running() {
        return running;
    }

    @Override
    public GroupHealth group(String name) {
        return group;
    }
}
