// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.TargetInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time in which people work on something, such as a maintenance or a deployment: nothing is healed and nobody is paged.
 *
 * @param name for {@code explain} and the trail, not blank
 * @param of names of targets and of groups; empty for all
 * @param times when
 */
public record Window(String name, Set<String> of, WindowTimes times) {

    /** Checks the name. */
    public Window {
        of = Set.copyOf(of);
        if (name.isBlank()) {
            throw new IllegalArgumentException("window: name must not be blank, got '" + name + "'");
        }
    }

    /** A window of all targets. */
    public static Window of(String name, WindowTimes times) {
        return new Window(name, Set.of(), times);
    }

    /** The same for these targets or groups alone. */
    public Window only(String... targetsOrGroups) {
        return new Window(name, Set.of(targetsOrGroups), times);
    }

    /** Whether it is about this target, whatever the time. */
    public boolean concerns(TargetInfo target) {
        return of.isEmpty() || of.contains(target.name()) || of.contains(target.group());
    }

    /** The first of these windows that is open for a target; null for none. */
    public static @Nullable Window open(List<Window> windows, TargetInfo target, Instant now) {
        return windows.stream()
                .filter(window -> window.concerns(target) && window.endsAfter(now) != null)
                .findFirst()
                .orElse(null);
    }

    /** When it ends, if {@code now} lies within it; else null. */
    public @Nullable Instant endsAfter(Instant now) {
        return times.endsAfter(now);
    }
}
