// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.model.Mode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella}.
 *
 * @param enabled Whether anything of Prunella runs in this application.
 * @param mode How far automation may go with what is found by itself: shadow decides and records and never acts, approve acts once a
 *     person has said yes, auto acts within the guardrails on whatever has a look from the outside.
 * @param owner The team that is called for what has no owner of its own; required with mode auto. Without one it is the name of the
 *     application.
 * @param trail Where it is recorded what is done and why.
 * @param datasource How connection pools are found.
 * @param executor How executors and schedulers are found.
 * @param healthContributors How Spring Boot's health contributors are asked of what the application depends on.
 * @param resilience4j How circuit breakers of resilience4j are followed, where the application has any.
 * @param budgets How much automation may do, unless the application has a policy of its own.
 * @param slos Objectives, by their name.
 * @param targets What is set for one target, by its name.
 */
@ConfigurationProperties("prunella")
public record PrunellaProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("shadow") Mode mode,
        @Nullable String owner,
        @NestedConfigurationProperty @DefaultValue TrailProperties trail,
        @NestedConfigurationProperty @DefaultValue DataSourceProperties datasource,
        @NestedConfigurationProperty @DefaultValue ExecutorProperties executor,
        @NestedConfigurationProperty @DefaultValue HealthContributorProperties healthContributors,
        @NestedConfigurationProperty @DefaultValue Resilience4jProperties resilience4j,
        @NestedConfigurationProperty @DefaultValue BudgetProperties budgets,
        Map<String, SloProperties> slos,
        Map<String, TargetProperties> targets) {

    /** Checks what can only be checked together. */
    public PrunellaProperties {
        targets = targets == null ? Map.of() : Map.copyOf(targets);
        slos = slos == null ? Map.of() : Map.copyOf(slos);
        if (owner != null && owner.isBlank()) {
            throw new IllegalArgumentException("prunella.owner must name the team that is called, got '" + owner + "'");
        }
        if (mode == Mode.AUTO && owner == null) {
            throw new IllegalArgumentException(
                    "prunella.owner must name the team that is called, as prunella.mode is auto; got none");
        }
        requireOwners(owner, targets);
    }

    private static void requireOwners(@Nullable String owner, Map<String, TargetProperties> targets) {
        for (Map.Entry<String, TargetProperties> each : targets.entrySet()) {
            TargetProperties target = each.getValue();
            if (target.mode() == Mode.AUTO && owner == null && target.owner() == null) {
                String name = each.getKey();
                throw new IllegalArgumentException(
                        ("prunella.targets.%s.owner or prunella.owner must name the team that is"
                                        + " called, as prunella.targets.%s.mode is auto; got none")
                                .formatted(name, name));
            }
        }
    }

    /**
     * What is set for the target of this name. Case and punctuation do not count, as everywhere in Spring Boot: an environment variable
     * has neither.
     */
    public TargetProperties target(String name) {
        TargetProperties exact = targets.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, TargetProperties> each : targets.entrySet()) {
            if (sameName(each.getKey(), name)) {
                return each.getValue();
            }
        }
        return TargetProperties.UNSET;
    }

    /** Whether two names are the same one to Spring Boot. */
    static boolean sameName(String one, String other) {
        return uniform(one).equals(uniform(other));
    }

    private static String uniform(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(each -> letters.append((char) each));
        return letters.toString();
    }
}
