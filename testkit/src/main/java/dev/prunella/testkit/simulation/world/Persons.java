// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.TargetHandle;
import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        if (command == Command.UNLATCH_TYPE) {
            liftLatches(present);
        } else if (command == Command.SAY_YES) {
            sayYes(handle, target);
        } else if (command.concernsAll()) {
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

    /** Puts another policy in force; one that may not be must be refused. */
    void reload(Policy policy, boolean sound) {
        Life present = life.get();
        if (!present.runs()) {
            return;
        }
        boolean taken = true;
        try {
            present.supervisor().reload(ANN, policy);
        } catch (IllegalArgumentException e) {
            taken = false;
        }
        stage.tell(new Happening.Reloaded(stage.now(), policy, sound, taken));
    }

    private void liftLatches(Life present) {
        Set<String> latched =
                new TreeSet<>(present.supervisor().status().latched().keySet());
        if (!latched.isEmpty()) {
            told(Command.UNLATCH_TYPE, "", Duration.ZERO);
        }
        latched.forEach(type -> present.supervisor().unlatch(ANN, type));
    }

    /** To what waits for it, else to what may come. */
    private void sayYes(@Nullable TargetHandle handle, String target) {
        Component component = components.get(target);
        if (handle == null || component == null) {
            return;
        }
        List<String> all = component.target().runbooks().remediations();
        String waits = handle.status().awaitsApproval();
        int drawn = (int) Math.floorMod(stage.chance(target), (long) all.size());
        String remediation = waits == null ? all.get(drawn) : waits;
        stage.tell(new Happening.Approved(stage.now(), target, remediation));
        handle.approve(ANN, remediation);
    }

    /** What others lean on stays. */
    private boolean mayLeave(String target) {
        return components.values().stream()
                .noneMatch(other -> other.target().info().dependsOn().contains(target));
    }

    private void superviseAgain(String target, Life present) {
        Component component = components.get(target);
        if (component != null && !present.closes()) {
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
            case SAY_NO -> handle.reject(ANN, WHY);
            case UNLATCH -> handle.unlatch(ANN);
            default -> throw new IllegalArgumentException("simulation: " + command + " concerns no target");
        }
    }

    private void told(Command command, String target, Duration span) {
        stage.tell(new Happening.Asked(stage.now(), target, command, stage.now() + span.toNanos()));
    }
}
