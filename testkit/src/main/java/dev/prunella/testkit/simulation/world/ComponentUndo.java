// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;

/** What takes a remediation of a component back, as it is in one process; one in three fails midway, hangs or throws. */
final class ComponentUndo implements Remediation.Action {

    private final Component component;
    private final Compensation template;
    private final Stage stage;
    private final Life life;

    ComponentUndo(Component component, Compensation template, Stage stage, Life life) {
        this.component = component;
        this.template = template;
        this.stage = stage;
        this.life = life;
    }

    private enum Manner {
        WORKS,
        FAILS,
        HANGS,
        THROWS
    }

    /** Whether a run that begins now takes time. */
    boolean pauses() {
        return !takes().isZero();
    }

    @Override
    public RemediationResult run(RemediationContext context) throws InterruptedException {
        Attempt attempt = context.attempt();
        Manner manner = manner();
        Duration takes = takes();
        String undoes = attempt.undoes();
        stage.tell(new Happening.UndoBegan(
                stage.now(),
                component.name(),
                attempt.key(),
                undoes == null ? "" : undoes,
                template.name(),
                attempt.generation().number()));
        try {
            if (!takes.isZero()) {
                stage.time().pause(takes);
            }
            RemediationResult result = work(manner);
            finished(attempt, result.toString());
            return result;
        } catch (InterruptedException | IllegalStateException e) {
            finished(attempt, e instanceof InterruptedException ? "is interrupted" : "throws");
            throw e;
        }
    }

    private RemediationResult work(Manner manner) {
        if (!life.runs()) {
            throw new IllegalStateException("its process is gone");
        }
        return switch (manner) {
            case WORKS, HANGS -> {
                component.untreat();
                yield RemediationResult.done("taken back");
            }
            case FAILS -> RemediationResult.failed("broken", "could not be taken back");
            case THROWS -> throw new IllegalStateException("broken compensation");
        };
    }

    private void finished(Attempt attempt, String how) {
        if (life.runs()) {
            stage.tell(new Happening.Finished(stage.now(), component.name(), attempt.key(), how));
        }
    }

    private Duration takes() {
        long bits = stage.chance(component.name() + template.name() + "takes");
        if (manner() == Manner.HANGS) {
            return template.deadline().multipliedBy(4);
        }
        return bits % 2 == 0 ? Duration.ZERO : Duration.ofMillis(1 + Math.floorMod(bits, 800L));
    }

    private Manner manner() {
        return switch ((int) Math.floorMod(stage.chance(component.name() + template.name()), 9L)) {
            case 0 -> Manner.FAILS;
            case 1 -> Manner.HANGS;
            case 2 -> Manner.THROWS;
            default -> Manner.WORKS;
        };
    }
}
