// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How much automation may do within a sliding window. Charged at the start of an action and never refunded.
 *
 * @param window more than zero, default 10 min
 * @param incidentsPerTarget incidents of one target that may be acted on, default 3
 * @param startsPerGroup default 6
 * @param startsPerType starts of one remediation by name, default 6
 * @param startsPerSupervisor default 20
 */
public record Budgets(
        Duration window, int incidentsPerTarget, int startsPerGroup, int startsPerType, int startsPerSupervisor) {

    private static final Budgets DEFAULT = new Budgets(Duration.ofMinutes(10), 3, 6, 6, 20);

    /** Checks the numbers; zero forbids every action of that scope. */
    public Budgets {
        Span.positive("budgets", "window", window);
        notNegative("incidentsPerTarget", incidentsPerTarget);
        notNegative("startsPerGroup", startsPerGroup);
        notNegative("startsPerType", startsPerType);
        notNegative("startsPerSupervisor", startsPerSupervisor);
    }

    /** 3 incidents of a target, 6 starts of a group or type, 20 of the supervisor, per 10 min. */
    public static Budgets ofDefaults() {
        return DEFAULT;
    }

    /** These, but for a target of which at most so many incidents may be acted on: never more than these allow it. */
    public Budgets narrowedTo(int incidents) {
        int narrower = Math.min(incidentsPerTarget, incidents);
        return new Budgets(window, narrower, startsPerGroup, startsPerType, startsPerSupervisor);
    }

    private static void notNegative(String property, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("budgets: " + property + " must not be negative, got " + value);
        }
    }
}
