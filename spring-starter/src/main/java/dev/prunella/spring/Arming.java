// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.decide.Runbook;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what the application has set on top of a recipe, and decides how far automation may go with what is found by itself. */
final class Arming {

    private static final String NOBODY = "nobody";

    private final PrunellaProperties properties;
    private final Supplier<PlatformRungs> platform;
    private final String defaultOwner;

    /**
     * @param platform asked only where a target is handed over
     * @param application the application's name, which stands in for an owner; may be empty
     */
    Arming(PrunellaProperties properties, Supplier<PlatformRungs> platform, String application) {
        this.properties = properties;
        this.platform = platform;
        String owner = properties.owner();
        String standIn = application.isBlank() ? NOBODY : application;
        defaultOwner = owner == null ? standIn : owner;
    }

    boolean leavesAlone(String name) {
        return !properties.target(name).enabled();
    }

    /** Whether the application has set what this target depends on. */
    boolean setsDependsOn(String name) {
        return !properties.target(name).dependsOn().isEmpty();
    }

    /**
     * The target as it is supervised.
     *
     * @throws UnfitPropertyException if what is set does not fit the component
     * @throws MisdeclaredBeanException if it was declared with mode AUTO, and nobody says who owns it
     * @throws IllegalArgumentException if the recipe is wrong in itself
     */
    Target arm(Found found) {
        TargetProperties set = properties.target(found.name());
        TargetBuilder target = found.target().ownedBy(ownerOf(found));
        target.build();
        override(found, set);
        Mode mode = modeOf(found, target.build(), set);
        requireOwner(found, set, mode);
        return target.mode(mode).build();
    }

    private String ownerOf(Found found) {
        Declaration declaration = found.declaration();
        String owner = declaration == null ? null : declaration.owner();
        return owner == null ? defaultOwner : owner;
    }

    /** For what was found by itself the properties have checked the same. */
    private void requireOwner(Found found, TargetProperties set, Mode mode) {
        Declaration declaration = found.declaration();
        if (declaration != null
                && mode == Mode.AUTO
                && declaration.owner() == null
                && set.owner() == null
                && properties.owner() == null) {
            throw new MisdeclaredBeanException(
                    declaration.bean(),
                    ("its mode is AUTO, so that owner of @SelfHealing, prunella.targets.%s.owner or prunella.owner must"
                                    + " name the team that is called; got none")
                            .formatted(found.name()));
        }
    }

    private void override(Found found, TargetProperties set) {
        TargetBuilder target = found.target();
        put(found, "owner", set.owner(), target::ownedBy);
        put(found, "severity", set.severity(), target::severity);
        put(found, "group", set.group(), target::group);
        put(
                found,
                "period",
                set.period(),
                each -> target.probing(target.build().probing().every(each)));
        put(found, "depends-on", noneIfEmpty(set.dependsOn()), each -> target.dependsOn(each.toArray(String[]::new)));
        if (set.budgets() != null) {
            put(found, "budgets.incidents", set.budgets().incidents(), target::incidentBudget);
        }
        lengthen(found, set.handOver());
        put(found, "runbook", noneIfEmpty(set.runbook()), each -> target.allowing(each.toArray(String[]::new)));
    }

    /** Puts one thing on top of the recipe, and says which property it was if the recipe does not take it. */
    private static <T> void put(Found found, String property, @Nullable T value, Consumer<T> setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
            found.target().build();
        } catch (IllegalArgumentException e) {
            throw new UnfitPropertyException(found.name(), property, value, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable List<String> noneIfEmpty(List<String> names) {
        return names.isEmpty() ? null : names;
    }

    /** What is the component's own fault is handed over; a runbook for anything else stays as it is. */
    private void lengthen(Found found, HandOverTo handOver) {
        if (handOver == HandOverTo.NOBODY) {
            return;
        }
        Target target = found.target().build();
        Runbook own = target.runbooks().byKind().get(Diagnosis.Kind.LOCAL_FAULT);
        if (own == null) {
            throw unfit(found, handOver, "a runbook for a fault of its own");
        }
        if (target.outside() == null) {
            throw unfit(found, handOver, "a look from the outside, which proves that a fault is its own");
        }
        found.target().when(Diagnosis.Kind.LOCAL_FAULT, new Runbook(handOver.behind(own.steps(), platform.get())));
    }

    private static UnfitPropertyException unfit(Found found, HandOverTo handOver, String lacks) {
        String value = handOver.name().toLowerCase(Locale.ROOT);
        String why = "%s has not %s, so that only nobody fits".formatted(found.kind(), lacks);
        return new UnfitPropertyException(found.name(), "hand-over", value, why);
    }

    /**
     * A look from the outside tells the component's own fault from that of what it needs. Where there is none, automation would act on
     * both alike: only the application may say that this is right, by a property or in its code.
     */
    private Mode modeOf(Found found, Target target, TargetProperties set) {
        if (set.mode() != null) {
            return set.mode();
        }
        if (found.declaration() != null) {
            return found.declaration().mode();
        }
        boolean discriminates = target.outside() != null;
        return properties.mode() == Mode.AUTO && !discriminates ? Mode.SHADOW : properties.mode();
    }
}
