// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.act.Attempt;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A remediation of a component, as it is in one process. */
final class ComponentAction implements Remediation.Action {

    static final String TROUBLE = "the remediations of ";

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Component component;
    private final Remediation template;
    private final Stage stage;
    private final Troubles troubles;
    private final Life life;

    ComponentAction(Component component, Remediation template, Stage stage, Troubles troubles, Life life) {
        this.component = component;
        this.template = template;
        this.stage = stage;
        this.troubles = troubles;
        this.life = life;
    }

    /** Whether a run that begins now takes time. */
    boolean pauses() {
        return !takes().isZero();
    }

    @Override
    public RemediationResult run(RemediationContext context) throws InterruptedException {
        Attempt attempt = context.attempt();
        Twist.ActionManner manner = manner();
        Duration takes = takes();
        stage.tell(new Happening.Started(
                stage.now(),
                component.name(),
                attempt.key(),
                attempt.step(),
                template.name(),
                attempt.generation().number()));
        if (manner == Twist.ActionManner.WORSENS) {
            component.worsen();
        }
        try {
            take(takes, manner == Twist.ActionManner.IGNORES_INTERRUPTS);
            RemediationResult result = work(manner);
            finished(attempt, result == null ? "says nothing" : result.toString());
            return result;
        } catch (InterruptedException | IllegalStateException e) {
            finished(attempt, e instanceof InterruptedException ? "is interrupted" : "throws");
            throw e;
        }
    }

    private void take(Duration span, boolean stubborn) throws InterruptedException {
        boolean over = span.isZero();
        while (!over) {
            try {
                stage.time().pause(span);
                over = true;
            } catch (InterruptedException e) {
                if (!stubborn) {
                    throw e;
                }
            }
        }
        if (!life.runs()) {
            throw new IllegalStateException("its process is gone");
        }
    }

    private RemediationResult work(Twist.@Nullable ActionManner manner) {
        if (manner == null) {
            return workProperly();
        }
        return switch (manner) {
            case LIES -> RemediationResult.done("a lie");
            case SAYS_NOTHING -> nothing();
            case FAILS -> RemediationResult.failed("broken", "could not");
            case THROWS -> throw new IllegalStateException("broken remediation");
            case HALF_WORKS -> workForAWhile();
            case WORSENS -> RemediationResult.done("done, with harm");
            case IS_SLOW, HANGS, IGNORES_INTERRUPTS -> workProperly();
        };
    }

    private RemediationResult workProperly() {
        component.treat(template.name());
        if (template.endsProcess()) {
            life.endByItself();
        }
        return RemediationResult.done("worked");
    }

    private RemediationResult workForAWhile() {
        component.mend("is well for a moment");
        Twist.Falls again = new Twist.Falls(
                Duration.ZERO, component.name(), Twist.Course.STEADY, "sick", "*", Duration.ofSeconds(60));
        stage.time()
                .after(
                        Duration.ofMillis(500 + Math.floorMod(stage.chance(component.name()), 8_000L)),
                        () -> component.fall(again));
        return RemediationResult.done("half the work");
    }

    /** Against its contract, as user code does. */
    @SuppressWarnings("NullAway")
    private static RemediationResult nothing() {
        return null;
    }

    private void finished(Attempt attempt, String how) {
        if (life.runs()) {
            stage.tell(new Happening.Finished(stage.now(), component.name(), attempt.key(), how));
        }
    }

    private Duration takes() {
        Twist.ActionManner manner = manner();
        long bits = stage.chance(component.name() + template.name());
        if (manner == Twist.ActionManner.HANGS) {
            return FOR_EVER;
        }
        if (manner == Twist.ActionManner.IGNORES_INTERRUPTS) {
            return Duration.ofMillis(5_000 + Math.floorMod(bits, 60_000L));
        }
        if (manner == Twist.ActionManner.IS_SLOW) {
            return Duration.ofMillis(1_000 + Math.floorMod(bits, 5_000L));
        }
        return bits % 2 == 0 ? Duration.ZERO : Duration.ofMillis(1 + Math.floorMod(bits, 1_500L));
    }

    private Twist.@Nullable ActionManner manner() {
        Twist.ActionTrouble trouble = troubles.present(Twist.ActionTrouble.class, TROUBLE, component.name());
        return trouble == null ? null : trouble.manner();
    }
}
