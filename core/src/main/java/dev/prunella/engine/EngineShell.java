// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.Checkpoint;
import dev.prunella.loop.GovernorRequest;
import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the cells see of the engine.
 *
 * @param seams the outside world
 * @param rulebook the policy in force
 * @param governor across targets
 * @param cells the other targets
 * @param announcer trail and listeners
 * @param escalations the ways to a person
 * @param guards before the targets
 * @param handBacks what the platform was asked for
 * @param tools for runs of user code
 * @param remembered of targets that are not supervised
 */
record EngineShell(
        Engine.Seams seams,
        Rulebook rulebook,
        GovernorDesk governor,
        Cells cells,
        Announcer announcer,
        Escalations escalations,
        Guards guards,
        HandBacks handBacks,
        ProbeRunner.Tools tools,
        Remembered remembered)
        implements Shell {

    @Override
    public Rulebook.Rules rules() {
        return rulebook.inForce();
    }

    @Override
    public long now() {
        return seams.clock().nanoTime();
    }

    @Override
    public long seed() {
        return seams.randomness().nextLong();
    }

    @Override
    public void tell(HealingEvent event, Target target) {
        announcer.tell(event, target.info().group());
        if (event instanceof HealingEvent.Closed closed) {
            escalations.closed(closed);
        }
    }

    @Override
    public void intend(HealingEvent.Intended event, Target target, Consumer<TargetEvent> answer) {
        announcer.intend(event, target.info().group(), answer);
    }

    @Override
    public void stands(Target target, Health health) {
        governor.tell(new GovernorRequest.Stands(target.name(), target.info().group(), health));
        tellDependents(target, health);
        guards.stands(target.name(), health);
        escalations.stands(target.name());
        handBacks.stands(target, health);
    }

    @Override
    public void restored(Target target) {
        remembered.isTold(target.name());
    }

    @Override
    public void joined(TargetCell cell) {
        announcer.joined(viewOf(cell));
    }

    /** When the supervisor is closed its targets stay in the meters: what was counted last is still to be scraped. */
    @Override
    public void left(TargetCell cell) {
        Target target = cell.target();
        TargetCell present = cells.find(target.name());
        if (present == null) {
            remembered.left(new Checkpoint.Supervised(target, cell.state()));
            governor.tell(new GovernorRequest.Left(target.name()));
        }
        if (present != cell) {
            announcer.left(viewOf(cell));
        }
        tellDependents(target, Health.UNKNOWN);
    }

    @Override
    public void gone(TargetCell cell, @Nullable Generation left) {
        cells.gone(cell, left);
    }

    @Override
    public void retired(Target target) {
        escalations.stands(target.name());
        handBacks.takeBack(target);
    }

    private Supervised viewOf(TargetCell cell) {
        return new Supervised(cell, rulebook, governor, seams.clock());
    }

    private void tellDependents(Target target, Health health) {
        cells.dependents(target.name())
                .forEach(cell -> cell.post(new TargetEvent.DependencyChanged(target.name(), health)));
    }

    @Override
    public void contained(Target target, Reason trouble) {
        tell(new HealingEvent.Contained(target.name(), null, trouble), target);
    }
}
