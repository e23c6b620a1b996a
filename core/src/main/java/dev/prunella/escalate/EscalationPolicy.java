// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.TargetInfo;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Set;

/**
 * When and how often a person is told.
 *
 * @param repeatAfter how long a page may stay unacknowledged before it is told again; doubles each time; more than zero, default
 *     10 min
 * @param repeats how often it is told again, 0 to 10, default 3
 * @param dependencyWait how long a target that depends on others waits before it is told, so that a failing dependency is seen
 *     first; not negative, default 15 s
 * @param afterRoot how long a target may stay sick after the one that it was folded into is well again, before it is told
 *     itself; not negative, default 1 min
 * @param groupBy what escalations have in common that are told as one; at least one, default target, group and cause
 */
public record EscalationPolicy(
        Duration repeatAfter, int repeats, Duration dependencyWait, Duration afterRoot, Set<GroupBy> groupBy) {

    private static final int MOST_REPEATS = 10;
    private static final Duration LONGEST_REPEAT = Duration.ofDays(30);

    private static final EscalationPolicy DEFAULT = new EscalationPolicy(
            Duration.ofMinutes(10),
            3,
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Set.of(GroupBy.TARGET, GroupBy.GROUP, GroupBy.CAUSE));

    /** Checks the numbers. */
    public EscalationPolicy {
        Span.positive("escalation", "repeatAfter", repeatAfter);
        if (repeatAfter.compareTo(LONGEST_REPEAT) > 0) {
            throw new IllegalArgumentException("escalation: repeatAfter must be at most 30 days, got " + repeatAfter);
        }
        if (repeats < 0 || repeats > MOST_REPEATS) {
            throw new IllegalArgumentException("escalation: repeats must be 0 to " + MOST_REPEATS + ", got " + repeats);
        }
        Span.notNegative("escalation", "dependencyWait", dependencyWait);
        Span.notNegative("escalation", "afterRoot", afterRoot);
        groupBy = Set.copyOf(groupBy);
        if (groupBy.isEmpty()) {
            throw new IllegalArgumentException("escalation: groupBy must name at least one part, got none");
        }
    }

    /** The defaults. */
    public static EscalationPolicy ofDefaults() {
        return DEFAULT;
    }

    /** The same, told again so often after so long. */
    public EscalationPolicy repeating(int times, Duration after) {
        return new EscalationPolicy(after, times, dependencyWait, afterRoot, groupBy);
    }

    /** The same with other waits for what a target depends on, before and after that one is known to be sick. */
    public EscalationPolicy waiting(Duration forDependencies, Duration afterTheRoot) {
        return new EscalationPolicy(repeatAfter, repeats, forDependencies, afterTheRoot, groupBy);
    }

    /** The same, grouped by these parts. */
    public EscalationPolicy groupedBy(GroupBy... parts) {
        return new EscalationPolicy(repeatAfter, repeats, dependencyWait, afterRoot, Set.of(parts));
    }

    /** The key by which escalations are told as one. */
    public String keyOf(TargetInfo target, Diagnosis diagnosis) {
        return GroupBy.key(groupBy, target, diagnosis);
    }

    /** The pause before a page is told again that was told again {@code repeated} times. */
    public Duration pauseAfter(int repeated) {
        return repeatAfter.multipliedBy(1L << repeated);
    }
}
