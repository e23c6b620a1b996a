// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.slo;

import dev.prunella.HealingSupervisor;
import dev.prunella.slo.Slo;
import dev.prunella.spring.SupervisorAddition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The objectives of this application, each of a name of its own. */
final class DeclaredObjectives implements SupervisorAddition {

    private final List<Slo> objectives;

    /** @throws IllegalArgumentException if two have one name */
    DeclaredObjectives(List<Slo> beans, List<Slo> properties) {
        Map<String, Slo> byName = new LinkedHashMap<>();
        beans.forEach(each -> take(byName, each, "two beans"));
        properties.forEach(each -> take(byName, each, "a bean and prunella.slos." + each.name()));
        objectives = List.copyOf(byName.values());
    }

    private static void take(Map<String, Slo> byName, Slo one, String who) {
        if (byName.putIfAbsent(one.name(), one) != null) {
            throw new IllegalArgumentException(
                    "slo '%s': name must be of one objective, got it of %s".formatted(one.name(), who));
        }
    }

    /** One that it has already is what an earlier beginning added. */
    @Override
    public void addTo(HealingSupervisor supervisor) {
        Set<String> known =
                supervisor.slos().stream().map(each -> each.slo().name()).collect(Collectors.toSet());
        objectives.stream().filter(each -> !known.contains(each.name())).forEach(supervisor::slo);
    }
}
