// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Budgets;
import dev.prunella.decide.RestartIntensity;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reckons how often targets may be acted on at the worst. Dependencies have no cycles, as {@link Dependencies} saw to. */
final class Intensities {

    private final Function<String, @Nullable Target> known;
    private final Budgets budgets;
    private final Map<String, RestartIntensity> reckoned = new HashMap<>();

    private Intensities(Function<String, @Nullable Target> known, Budgets budgets) {
        this.known = known;
        this.budgets = budgets;
    }

    static RestartIntensity of(Target target, Function<String, @Nullable Target> known, Budgets budgets) {
        return new Intensities(known, budgets).reckon(target);
    }

    private RestartIntensity reckon(Target target) {
        RestartIntensity before = reckoned.get(target.name());
        if (before != null) {
            return before;
        }
        List<RestartIntensity> dependencies = new ArrayList<>();
        for (String name : target.info().dependsOn()) {
            Target dependency = known.apply(name);
            if (dependency != null) {
                dependencies.add(reckon(dependency));
            }
        }
        boolean grouped = !target.info().group().isEmpty();
        RestartIntensity all = RestartIntensity.of(
                        target.runbooks(), grouped, budgets.narrowedTo(target.incidentBudget()))
                .dependingOn(dependencies);
        reckoned.put(target.name(), all);
        return all;
    }
}
