// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.Duration;

/** What the governor knows across targets, as guardrails may read it. */
public interface Ledger {

    /** The present, on the monotonic clock. */
    long nowNanos();

    /** The time of day, for windows and dates alone. */
    WallTime wall();

    /** Why all healing is paused by a person; empty if it is not. */
    String pausedBecause();

    /** Incidents of the target with at least one start within the last {@code window}, the proposed incident not counted. */
    int incidentsStarted(String target, String butNotIncident, Duration window);

    /** Starts within the last {@code window}, of the group, of the type, or of all where {@code key} is empty. */
    int starts(Scope scope, String key, Duration window);

    /** When the next start would be possible again if {@code scope} may have {@code limit} starts within {@code window}. */
    long freeAtNanos(Scope scope, String key, int limit, Duration window);

    /** Permits that are held now. */
    int running();

    /** How the members of a group are. */
    GroupHealth group(String group);

    /** Whether a target has an open incident. */
    boolean unhealthy(String target);

    /** Why a remediation is latched until a person lifts it; empty if it is not. */
    String latchedBecause(String remediation);

    /** What starts are counted by. */
    enum Scope {
        /** A group of targets. */
        GROUP,
        /** A remediation, by name. */
        TYPE,
        /** All of the supervisor. */
        SUPERVISOR
    }
}
