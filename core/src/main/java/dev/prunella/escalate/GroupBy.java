// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.TargetInfo;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What escalations have in common that are told as one: the first is told, the others fold into it while it is open. */
public enum GroupBy {
    /** The target's name. */
    TARGET,
    /** The target's group; one without a group is a group of its own. */
    GROUP,
    /** The team that is called. */
    OWNER,
    /** The kind of the diagnosis. */
    KIND,
    /** The cause of the diagnosis. */
    CAUSE;

    /** The key of an escalation, as {@code target=orders-db group=pools cause=half-open}: equal keys are told as one. */
    static String key(Set<GroupBy> parts, TargetInfo target, Diagnosis diagnosis) {
        return parts.stream()
                .sorted()
                .map(part -> part.name().toLowerCase(Locale.ROOT) + "=" + part.of(target, diagnosis))
                .collect(Collectors.joining(" "));
    }

    private String of(TargetInfo target, Diagnosis diagnosis) {
        return switch (this) {
            case TARGET -> target.name();
            case GROUP -> target.group().isEmpty() ? target.name() : target.group();
            case OWNER -> target.owner();
            case KIND -> diagnosis.kind().name();
            case CAUSE -> diagnosis.cause().name();
        };
    }
}
