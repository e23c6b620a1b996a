// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;

/** Ready targets for components that are restarted in place; what they set can be set anew before they are built. */
public final class ComponentRecipes {

    /** What the remediation is called. */
    public static final String RESTART = "component:restart";

    private static final int ATTEMPTS = 5;
    private static final Duration TIME_TO_START = Duration.ofSeconds(20);

    private ComponentRecipes() {}

    /**
     * A component as a target that is well while it runs and what it holds on to is what it was started on.
     *
     * <p>It is restarted at most five times an incident, with the policy's backoff between two attempts, and then a person is told: also if
     * it has never run, as nothing is left of a start grace. What it {@linkplain Component#holding holds on to} is restarted before it, and it
     * only if that was restarted; whoever holds on to nothing ill is left alone.
     */
    public static TargetBuilder component(Component component) {
        return component(component, context -> Reading.pass());
    }

    /**
     * The same, looked at further.
     *
     * @param inside asked while the component runs; its cause {@code stalled} leads to a restart too
     */
    public static TargetBuilder component(Component component, Probe inside) {
        Runbook restart = Runbook.of(restartStep(component));
        return Target.named(component.name())
                .dependsOn(component.dependencies().toArray(String[]::new))
                .inside(new ComponentProbe(component, inside))
                .startGrace(Duration.ZERO)
                .conclusiveByItself(new Cause(ComponentReadings.NOT_RUNNING))
                .conclusiveByItself(new Cause(ComponentReadings.DEPENDENCY_RESTARTED))
                .when(Diagnosis.Kind.LOCAL_FAULT, restart)
                .when(Diagnosis.Kind.STALLED, restart)
                .healing(component)
                .noticing(component);
    }

    /** The last step of a component's runbook, for one that has lighter steps before it: five attempts, time to drain and 20 s to start. */
    public static Step restartStep(Component component) {
        return Step.of(restart(component))
                .attempts(ATTEMPTS)
                .within(component.drain().plus(TIME_TO_START));
    }

    /** What stops and starts it; a component that does not end within its limit is not started a second time, and the attempt fails. */
    public static Remediation restart(Component component) {
        return Remediation.named(RESTART, component::restart);
    }
}
