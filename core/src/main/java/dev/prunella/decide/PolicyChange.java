// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a policy may take the place of another one while a supervisor runs. A file that was cut off or came out empty shall not
 * quietly take protections away.
 */
public final class PolicyChange {

    private PolicyChange() {}

    /**
     * Checks a change.
     *
     * @param dropped names of the windows that are meant to go; any other must stay
     * @throws IllegalArgumentException if the change loses a window that is not named, names one that is not lost, or leaves nothing
     *     that may be done
     */
    public static void check(Policy before, Policy after, Set<String> dropped) {
        Set<String> lost = new HashSet<>(names(before));
        lost.removeAll(names(after));
        if (!lost.equals(dropped)) {
            throw new IllegalArgumentException(
                    "policy: windows must go only where they are named, named %s, got without %s"
                            .formatted(new TreeSet<>(dropped), new TreeSet<>(lost)));
        }
        Budgets budgets = after.budgets();
        if (budgets.startsPerSupervisor() == 0 || budgets.incidentsPerTarget() == 0) {
            throw new IllegalArgumentException(
                    "policy: budgets must leave something to do (to stop all, pause), got " + budgets);
        }
    }

    private static Set<String> names(Policy policy) {
        return policy.windows().stream().map(Window::name).collect(Collectors.toSet());
    }
}
