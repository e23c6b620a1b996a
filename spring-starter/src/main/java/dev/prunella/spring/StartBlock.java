// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.TargetHandle;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the log says once at the start: what is supervised, how far automation may go, and which property changes that. */
final class StartBlock {

    private final PrunellaProperties properties;
    private final boolean durable;

    StartBlock(PrunellaProperties properties, boolean durable) {
        this.properties = properties;
        this.durable = durable;
    }

    String of(List<FoundTargets.Supervised> all) {
        List<String> lines = new ArrayList<>();
        lines.add("supervisor: %s supervised, prunella.mode=%s%s"
                .formatted(
                        all.size() == 1 ? "1 target is" : all.size() + " targets are",
                        properties.mode().name().toLowerCase(Locale.ROOT),
                        properties.mode() == Mode.SHADOW
                                ? ": it decides and records, and acts on nothing; prunella.mode=auto and prunella.owner"
                                        + " let it act"
                                : ""));
        all.forEach(each -> lines.add(line(each)));
        if (!durable) {
            lines.add("  the trail is in memory; prunella.trail.folder keeps it");
        }
        return String.join("\n", lines);
    }

    private static String line(FoundTargets.Supervised each) {
        Target target = each.target();
        String line = "  %s (%s): %s, owner %s"
                .formatted(
                        target.name(), each.kind(), target.mode(), target.info().owner());
        return each.isBean()
                ? line
                : line
                        + "; prunella.targets.%s.mode changes it, .enabled=false leaves it alone%s"
                                .formatted(target.name(), worstCase(each));
    }

    /** How often what the application's code has made its own may be acted on. */
    private static String worstCase(FoundTargets.Supervised each) {
        TargetHandle handle = each.handle().get();
        return each.declaration() == null || handle == null
                ? ""
                : "; " + handle.status().intensity();
    }

    /** What is set for targets that do not exist. They may come yet, as lazy beans do. */
    List<String> strangers(List<FoundTargets.Supervised> all) {
        String known = all.stream().map(each -> each.target().name()).collect(Collectors.joining(", ", "[", "]"));
        return properties.targets().entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .map(entry -> entry.getKey())
                .filter(name -> all.stream()
                        .noneMatch(each ->
                                PrunellaProperties.sameName(name, each.target().name())))
                .map(name -> "supervisor: prunella.targets.%s names no target; there are %s".formatted(name, known))
                .toList();
    }
}
