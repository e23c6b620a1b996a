// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.TargetHandle;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** The persons who interfere. */
final class Persons {

    private static final Actor ANN = Actor.person("ann");
    private static final String WHY = "works on it";

    private final Stage stage;
    private final Map<String, Component> components;
    private final Supplier<Life> life;

    Persons(Stage stage, Map<String, Component> components, Supplier<Life> life) {
        this.stage = stage;
        this.components = components;
        this.life = life;
    }

    /** Does it, if there is a process and the target is supervised; nobody can ask what is not there. */
    void ask(Command command, String target, Duration span) {
        Life present = life.get();
        TargetHandle handle = present.handle(target);
        if (!present.runs()) {
            return;
        }
        if (command.concernsAll()) {
            told(command, "", span);
            askAll(command, present);
        } else if (command == Command.SUPERVISE && handle == null) {
            superviseAgain(target, present);
        } else if (handle != null && command == Command.UNSUPERVISE) {
            if (mayLeave(target)) {
                told(command, target, span);
                present.unsupervise(target);
            }
        } else if (handle != null && command != Command.SUPERVISE) {
            told(command, target, span);
            askOne(command, handle, span);
        }
    }

    /** What others lean on stays. */
    private boolean mayLeave(String target) {
        return components.values().stream()
                .noneMatch(other -> other.target().info().dependsOn().contains(target));
    }

    private void superviseAgain(String target, Life present) {
        Component component = components.get(target);
        if (component != null) {
            told(Command.SUPERVISE, target, Duration.ZERO);
            present.supervise(component);
        }
    }

    private static void askAll(Command command, Life present) {
        if (command == Command.PAUSE) {
            present.supervisor().pause(ANN, WHY);
        } else {
            present.supervisor().resume(ANN);
        }
    }

    private static void askOne(Command command, TargetHandle handle, Duration span) {
        switch (command) {
            case HOLD -> handle.hold(ANN, WHY, span);
            case RELEASE -> handle.release(ANN);
            case SHADOW -> handle.mode(ANN, Mode.SHADOW);
            case APPROVE -> handle.mode(ANN, Mode.APPROVE);
            case AUTO -> handle.mode(ANN, Mode.AUTO);
            case STOP -> handle.desired(ANN, DesiredState.STOPPED);
            case MAINTAIN -> handle.desired(ANN, DesiredState.MAINTENANCE);
            case RUN -> handle.desired(ANN, DesiredState.RUNNING);
            case HEAL_NOW -> handle.healNow(ANN);
            default -> throw new IllegalArgumentException("simulation: " + command + " concerns no target");
        }
    }

    private void told(Command command, String target, Duration span) {
        stage.tell(new Happening.Asked(stage.now(), target, command, stage.now() + span.toNanos()));
    }
}
