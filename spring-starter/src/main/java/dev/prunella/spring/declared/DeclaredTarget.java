// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.actuators.component.Component;
import dev.prunella.actuators.component.ComponentReadings;
import dev.prunella.actuators.component.ComponentRecipes;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.spring.Found;
import dev.prunella.spring.bean.Spans;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recipe of one annotated bean that is neither a pool nor an executor.
 *
 * @param declared what its class or the method that makes it says
 * @param methods the annotated ones
 * @param inside the look through the real path; null for none
 * @param outside the look past it; null for none
 * @param steps its own remediations
 * @param component what can be restarted; null where nobody knows how
 */
record DeclaredTarget(
        Declared declared,
        DeclaredMethods methods,
        @Nullable Probe inside,
        @Nullable Probe outside,
        DeclaredSteps steps,
        @Nullable Component component) {

    private static final List<Cause> DEAD =
            List.of(new Cause(ComponentReadings.NOT_RUNNING), new Cause(ComponentReadings.DEPENDENCY_RESTARTED));

    /** The same of a bean that can be restarted. */
    DeclaredTarget of(Component restarted, Probe further) {
        return new DeclaredTarget(declared, methods, further, outside, steps, restarted);
    }

    /** Never {@code bean}, which is the word for what is a target itself. */
    private String kind() {
        return component == null ? "annotated bean" : "component";
    }

    /**
     * A new recipe.
     *
     * @param dependsOn the names of targets that the bean holds
     * @throws IllegalArgumentException if it is none
     */
    Found found(Set<String> dependsOn) {
        TargetBuilder target = looking();
        if (outside != null) {
            target.outside(outside);
        }
        Target recipe = target.ownedBy(declared.bean()).build();
        target.probing(timed(recipe.probing()));
        recipe.runbooks().byKind().forEach((kind, own) -> target.when(kind, mixed(steps.of(kind), own.steps())));
        answer(target, recipe.runbooks().byKind());
        if (component != null) {
            ofTheDead(component, target);
        }
        target.dependsOn(dependsOn.toArray(String[]::new));
        return declared.found(kind(), target);
    }

    private TargetBuilder looking() {
        if (component != null) {
            return inside == null
                    ? ComponentRecipes.component(component)
                    : ComponentRecipes.component(component, inside);
        }
        TargetBuilder target = Target.named(declared.name());
        return inside == null ? target : target.inside(inside);
    }

    private Probing timed(Probing recipe) {
        return recipe.within(
                timeout(Side.INSIDE, recipe.insideTimeout()), timeout(Side.OUTSIDE, recipe.outsideTimeout()));
    }

    private Duration timeout(Side side, Duration otherwise) {
        String text = methods.timeout(side);
        return text == null ? otherwise : Spans.positive("@HealthProbe", "timeout", text);
    }

    /** What the recipe does not answer. */
    private void answer(TargetBuilder target, Map<Diagnosis.Kind, Runbook> recipe) {
        EnumSet<Diagnosis.Kind> rest = EnumSet.noneOf(Diagnosis.Kind.class);
        rest.addAll(steps.kinds());
        rest.removeAll(recipe.keySet());
        rest.forEach(kind -> target.when(kind, new Runbook(steps.of(kind))));
    }

    /** Its own remediations, and at last the restart; one that is not allowed stands there alone. */
    private Runbook mixed(List<Step> own, List<Step> restart) {
        List<Step> all = new ArrayList<>(own);
        if (declared.restart() || all.isEmpty()) {
            all.addAll(restart);
        }
        return new Runbook(all);
    }

    /** One that does not run, or runs on what is gone, is restarted without being tried anything else on that was not meant for that. */
    private void ofTheDead(Component own, TargetBuilder target) {
        List<Step> restart = List.of(ComponentRecipes.restartStep(own));
        for (Cause cause : DEAD) {
            List<Step> meant = steps.of(Diagnosis.Kind.LOCAL_FAULT).stream()
                    .filter(each -> each.remediation().cures().contains(cause))
                    .toList();
            target.when(Diagnosis.Kind.LOCAL_FAULT, cause, mixed(meant, restart));
        }
        if (!declared.restart()) {
            target.allowing(steps.names());
        }
    }
}
