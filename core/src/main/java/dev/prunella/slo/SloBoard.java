// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objectives of a supervisor, as it was published last; which targets they concern, as it is now, since targets and
 * guards come and go between. Read from any thread, without a lock.
 */
public final class SloBoard {

    private final Map<String, Published> byName = new ConcurrentSkipListMap<>();

    private record Published(SloStatus status, Supplier<Set<String>> concerns) {

        SloStatus now() {
            return status.concerning(concerns.get());
        }
    }

    /**
     * Publishes; the one before of the same objective gives way. For the supervisor alone.
     *
     * @param concerns names the targets that it concerns, from any thread
     */
    public void publish(SloStatus status, Supplier<Set<String>> concerns) {
        byName.put(status.slo().name(), new Published(status, concerns));
    }

    /** All of them, by name. */
    public List<SloStatus> all() {
        return byName.values().stream().map(Published::now).toList();
    }

    /** The one of this name; null if there is none. */
    public @Nullable SloStatus of(String name) {
        Published published = byName.get(name);
        return published == null ? null : published.now();
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
        return byName.values().stream()
                .filter(each -> each.concerns().get().contains(target))
                .map(Published::now);
    }
}
