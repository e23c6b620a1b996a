// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds meters whose counts only grow. Of a composite it keeps to one registry, since each of them counts from its own beginning; those
 * that report by steps forget what they counted. Confined to who reads.
 */
final class RegistryView {

    /** How many meters are added up at most. */
    static final int MOST_METERS = 2_000;

    private final MeterRegistry root;
    private @Nullable MeterRegistry chosen;

    RegistryView(MeterRegistry root) {
        this.root = root;
    }

    /** Those that match, at most one more than {@value #MOST_METERS}. */
    List<Meter> find(MeterQuery query) {
        MeterRegistry registry = registry();
        return registry == null
                ? List.of()
                : query.in(registry).stream().limit(MOST_METERS + 1L).toList();
    }

    /** Whether meters are looked for in another registry than the last time this was asked: what was counted there counts no more. */
    boolean moved() {
        MeterRegistry before = chosen;
        return registry() != before;
    }

    /** Why nothing is found; empty if nothing is wrong with the registry. */
    String trouble() {
        return registry() == null ? "its registry counts by steps, or has none behind it that does not" : "";
    }

    private @Nullable MeterRegistry registry() {
        if (chosen == null || !isIn(root, chosen)) {
            chosen = choose(root);
        }
        return chosen;
    }

    private static @Nullable MeterRegistry choose(MeterRegistry registry) {
        if (registry instanceof CompositeMeterRegistry composite) {
            return composite.getRegistries().stream()
                    .map(RegistryView::choose)
                    .filter(each -> each != null)
                    .findFirst()
                    .orElse(null);
        }
        return registry instanceof StepMeterRegistry ? null : registry;
    }

    private static boolean isIn(MeterRegistry registry, MeterRegistry sought) {
        return registry == sought
                || (registry instanceof CompositeMeterRegistry composite
                        && composite.getRegistries().stream().anyMatch(each -> isIn(each, sought)));
    }
}
