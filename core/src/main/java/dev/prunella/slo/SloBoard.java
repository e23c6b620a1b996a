// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the objectives of a supervisor, as it was published last. Read from any thread, without a lock. */
public final class SloBoard {

    private final Map<String, SloStatus> byName = new ConcurrentSkipListMap<>();

    /** Publishes; the one before of the same objective gives way. For the supervisor alone. */
    public void publish(SloStatus status) {
        byName.put(status.slo().name(), status);
    }

    /** All of them, by name. */
    public List<SloStatus> all() {
        return List.copyOf(byName.values());
    }

    /** The one of this name; null if there is none. */
    public @Nullable SloStatus of(String name) {
        return byName.get(name);
    }

    /** Those that concern a target, by name. */
    public List<SloStatus> concerning(String target) {
        return about(target).toList();
    }

    /** What is left of the error budget of a target, of several the least: 1 for all of it, NaN where it is not known. */
    public double left(String target) {
        return about(target)
                .mapToDouble(each -> each.budget().left())
                .filter(left -> !Double.isNaN(left))
                .min()
                .orElse(Double.NaN);
    }

    /** How near a target's budgets are to a page, of several the most, as {@link SloStatus#pressure()}; NaN where it is not known. */
    public double pressure(String target) {
        return about(target)
                .mapToDouble(SloStatus::pressure)
                .filter(pressure -> !Double.isNaN(pressure))
                .max()
                .orElse(Double.NaN);
    }

    private Stream<SloStatus> about(String target) {
        return byName.values().stream().filter(each -> each.concerns().contains(target));
    }
}
