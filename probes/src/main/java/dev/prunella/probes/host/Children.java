// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The descendants of this process that live, and those that were and go on after their starter. Remembers 10,000 of them at the most. Looks do
 * not overlap; the field is volatile for sight.
 */
final class Children {

    private static final int MOST = 10_000;

    private final Predicate<String> command;
    private volatile Map<ProcessHandle, Child> known = Map.of();

    Children(Predicate<String> command) {
        this.command = command;
    }

    /** Those that there are now. */
    List<Child> look(long nowNanos) {
        Set<ProcessHandle> descendants = ProcessHandle.current()
                .descendants()
                .filter(this::counts)
                .limit(MOST)
                .collect(Collectors.toSet());
        Map<ProcessHandle, Child> now = new HashMap<>();
        for (ProcessHandle handle : descendants) {
            Child before = known.get(handle);
            now.put(handle, new Child(handle, before == null ? nowNanos : before.firstSeenNanos(), false));
        }
        for (Child child : known.values()) {
            if (!descendants.contains(child.handle()) && now.size() < MOST && goesOn(child.handle())) {
                now.put(child.handle(), new Child(child.handle(), child.firstSeenNanos(), true));
            }
        }
        known = now;
        return List.copyOf(now.values());
    }

    private boolean counts(ProcessHandle handle) {
        return command.test(handle.info().command().orElse(""));
    }

    /** One that has ended and that nobody has asked how has no command any more. */
    private boolean goesOn(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent() && counts(handle);
    }
}
