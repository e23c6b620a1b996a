// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.spring.FoundTargets.Supervised;
import dev.prunella.target.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What {@code depends-on} says of all targets together. The supervisor would refuse the same, but it is built after the start. */
final class DependsOn {

    private DependsOn() {}

    /**
     * @param set whether the property is what says it of the target of that name, and not its recipe
     * @throws IllegalArgumentException if one depends on what is not there, or on what depends on it; {@link UnfitPropertyException} where
     *     the property says so, {@link MisdeclaredBeanException} where an annotation does
     */
    static void check(List<Supervised> all, Predicate<String> set) {
        Map<String, Target> known = new HashMap<>();
        for (Supervised each : all) {
            known.put(each.target().name(), each.target());
        }
        for (Supervised each : all) {
            check(each, known, set);
        }
    }

    private static void check(Supervised one, Map<String, Target> known, Predicate<String> set) {
        Deque<String> next = new ArrayDeque<>(one.target().info().dependsOn());
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String name = next.poll();
            Target dependency = known.get(name);
            if (dependency == null) {
                throw wrong(
                        one, set, "'%s' names no target; there are %s".formatted(name, new TreeSet<>(known.keySet())));
            }
            if (name.equals(one.target().name())) {
                throw wrong(one, set, "it must not lead back to the target itself");
            }
            if (seen.add(name)) {
                next.addAll(dependency.info().dependsOn());
            }
        }
    }

    private static IllegalArgumentException wrong(Supervised one, Predicate<String> set, String why) {
        String name = one.target().name();
        Set<String> dependsOn = new TreeSet<>(one.target().info().dependsOn());
        if (set.test(name)) {
            return new UnfitPropertyException(name, "depends-on", dependsOn, why);
        }
        Declaration declaration = one.declaration();
        return declaration == null
                ? new IllegalArgumentException("target '%s': dependsOn %s: %s".formatted(name, dependsOn, why))
                : new MisdeclaredBeanException(declaration.bean(), "dependsOn %s: %s".formatted(dependsOn, why));
    }
}
