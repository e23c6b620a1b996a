// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.decide.Runbook;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;

/** Puts what the application has set on top of a recipe, and decides how far automation may go with what is found by itself. */
final class Arming {

    private static final String NOBODY = "nobody";

    private final PrunellaProperties properties;
    private final PlatformRungs platform;
    private final String defaultOwner;

    /** @param application the application's name, which stands in for an owner; may be empty */
    Arming(PrunellaProperties properties, PlatformRungs platform, String application) {
        this.properties = properties;
        this.platform = platform;
        String owner = properties.owner();
        String standIn = application.isBlank() ? NOBODY : application;
        defaultOwner = owner == null ? standIn : owner;
    }

    boolean leavesAlone(String name) {
        return !properties.target(name).enabled();
    }

    /** @throws IllegalArgumentException if what is set does not fit the component */
    Target arm(Found found) {
        TargetProperties set = properties.target(found.name());
        TargetBuilder target = found.target().ownedBy(set.owner() == null ? defaultOwner : set.owner());
        override(target, set);
        return target.mode(modeOf(target.build(), set)).build();
    }

    private void override(TargetBuilder target, TargetProperties set) {
        if (set.severity() != null) {
            target.severity(set.severity());
        }
        if (set.group() != null) {
            target.group(set.group());
        }
        if (set.period() != null) {
            target.probing(target.build().probing().every(set.period()));
        }
        if (!set.dependsOn().isEmpty()) {
            target.dependsOn(set.dependsOn().toArray(String[]::new));
        }
        lengthen(target, set.handOver());
        if (!set.runbook().isEmpty()) {
            target.allowing(set.runbook().toArray(String[]::new));
        }
    }

    /** What is the component's own fault is handed over; a runbook for anything else stays as it is. */
    private void lengthen(TargetBuilder target, HandOverTo handOver) {
        Runbook own = target.build().runbooks().byKind().get(Diagnosis.Kind.LOCAL_FAULT);
        if (handOver != HandOverTo.NOBODY && own != null) {
            target.when(Diagnosis.Kind.LOCAL_FAULT, new Runbook(handOver.behind(own.steps(), platform)));
        }
    }

    /**
     * A look from the outside tells the component's own fault from that of what it needs. Where there is none, automation would act on
     * both alike: only the application may say that this is right.
     */
    private Mode modeOf(Target target, TargetProperties set) {
        if (set.mode() != null) {
            return set.mode();
        }
        boolean discriminates = target.outside() != null;
        return properties.mode() == Mode.AUTO && !discriminates ? Mode.SHADOW : properties.mode();
    }
}
