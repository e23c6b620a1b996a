// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Liveness that asks what all instances share lets one blink of it restart all of them at once. */
final class LivenessGroupCheck implements DoctorCheck {

    static final String INCLUDE = "management.endpoint.health.group.liveness.include";
    static final String EXCLUDE = "management.endpoint.health.group.liveness.exclude";

    /** What looks at nothing but this process and its machine; ours is never DOWN. */
    private static final Set<String> OF_THIS_PROCESS = Set.of("livenessState", "ping", "diskSpace", "healing");

    private final Supplier<Group> group;

    /** The names that are set; either set may be empty, and {@code *} stands for all. */
    record Group(Set<String> include, Set<String> exclude) {}

    LivenessGroupCheck(Supplier<Group> group) {
        this.group = group;
    }

    @Override
    public List<Finding> examine() {
        Group now = group.get();
        Set<String> shared = new TreeSet<>(now.include());
        shared.removeAll(OF_THIS_PROCESS);
        shared.removeAll(now.exclude());
        return shared.isEmpty() || now.exclude().contains("*") ? List.of() : List.of(finding(now, shared));
    }

    private static Finding finding(Group now, Set<String> shared) {
        Set<String> kept = new TreeSet<>(now.include());
        kept.retainAll(OF_THIS_PROCESS);
        kept.removeAll(now.exclude());
        return new Finding(
                "liveness-group",
                "liveness",
                "%s has %s".formatted(INCLUDE, String.join(",", shared)),
                "the platform restarts each instance when what they share is down, and no restart mends that",
                INCLUDE,
                kept.isEmpty() ? "livenessState" : String.join(",", kept));
    }
}
