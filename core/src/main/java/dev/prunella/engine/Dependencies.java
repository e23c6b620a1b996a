// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.target.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refuses dependencies that nobody supervises, and targets that explain each other's failure in a cycle. */
final class Dependencies {

    private Dependencies() {}

    /**
     * @param mustExist whether every target that will be there is there
     * @throws IllegalArgumentException naming the target and the dependency
     */
    static void check(Target target, Function<String, @Nullable Target> known, boolean mustExist) {
        Deque<String> next = new ArrayDeque<>(target.info().dependsOn());
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String name = next.poll();
            if (name.equals(target.name())) {
                throw wrong(target, "must not lead back to the target itself", name);
            }
            Target dependency = known.apply(name);
            if (dependency == null && mustExist) {
                throw wrong(target, "must name a supervised target", name);
            }
            if (dependency != null && seen.add(name)) {
                next.addAll(dependency.info().dependsOn());
            }
        }
    }

    private static IllegalArgumentException wrong(Target target, String rule, String value) {
        return new IllegalArgumentException(
                "target '%s': dependsOn %s, got '%s'".formatted(target.name(), rule, value));
    }
}
