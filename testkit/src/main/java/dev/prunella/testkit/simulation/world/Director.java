// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Twist;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Lets each twist of a scenario happen at its time; a process that is closed in an orderly way is not its business. */
final class Director {

    private static final Duration BETWEEN_SYMPTOMS = Duration.ofMillis(500);

    private final Scenario scenario;
    private final Stage stage;
    private final Troubles troubles;
    private final Map<String, Component> components;
    private final Supplier<Life> life;
    private final Persons persons;
    private int intents;
    private boolean over;

    Director(
            Scenario scenario,
            Stage stage,
            Troubles troubles,
            Map<String, Component> components,
            Persons persons,
            Supplier<Life> life) {
        this.scenario = scenario;
        this.stage = stage;
        this.troubles = troubles;
        this.components = components;
        this.persons = persons;
        this.life = life;
    }

    /** Plans all that comes at a moment of its own. */
    void begin() {
        scenario.twists().stream()
                .filter(twist -> twist.afterIntent() == 0 && !(twist instanceof Twist.Closes))
                .forEach(twist -> stage.time().after(twist.at(), () -> happen(twist, "")));
    }

    /** Nothing happens any more. */
    void end() {
        over = true;
    }

    /** An intent is handed to the store. */
    void intentCame(String target) {
        intents++;
        scenario.twists().stream()
                .filter(twist -> twist.afterIntent() == intents)
                .forEach(twist -> stage.time().after(twist.at(), () -> happen(twist, target)));
    }

    private void happen(Twist twist, String target) {
        if (over) {
            return;
        }
        if (twist instanceof Twist.Falls falls) {
            component(falls.target()).fall(falls);
        } else if (twist instanceof Twist.Outage outage) {
            component(outage.target()).cutOff(outage);
        } else if (twist instanceof Twist.Replaced replaced) {
            component(replaced.target()).replace();
        } else if (twist instanceof Twist.Swap) {
            component(target).replace();
        } else if (twist instanceof Twist.Reloaded reloaded) {
            persons.reload(reloaded.policy(), reloaded.sound());
        } else if (twist instanceof Twist.ReloadedThen reloaded) {
            persons.reload(reloaded.policy(), true);
        } else if (twist instanceof Twist.Person person) {
            persons.ask(person.command(), person.target(), person.span());
        } else if (twist instanceof Twist.Meddling meddling) {
            persons.ask(meddling.command(), meddling.command().concernsAll() ? "" : target, meddling.span());
        } else if (!misbehave(twist)) {
            disturb(twist);
        }
    }

    private boolean misbehave(Twist twist) {
        if (twist instanceof Twist.ProbeTrouble trouble) {
            String what = ComponentProbe.troubleOf(trouble.side());
            troubles.begin(
                    what,
                    trouble.target(),
                    trouble,
                    trouble.lasts(),
                    trouble.manner().name());
        } else if (twist instanceof Twist.ActionTrouble trouble) {
            String what = ComponentAction.TROUBLE;
            troubles.begin(
                    what,
                    trouble.target(),
                    trouble,
                    trouble.lasts(),
                    trouble.manner().name());
        } else if (twist instanceof Twist.StoreTrouble trouble) {
            troubles.begin(
                    SimulatedStore.TROUBLE,
                    "",
                    trouble,
                    trouble.lasts(),
                    trouble.manner().name());
        } else if (twist instanceof Twist.ChannelTrouble trouble) {
            troubles.begin(
                    SimulatedChannel.TROUBLE,
                    "",
                    trouble,
                    trouble.lasts(),
                    trouble.manner().name());
        } else {
            return false;
        }
        return true;
    }

    private void disturb(Twist twist) {
        if (twist instanceof Twist.Noise noise) {
            notice(noise.target(), stage.now() + noise.lasts().toNanos());
        } else if (twist instanceof Twist.Crashes crash) {
            life.get().die(crash.downtime());
        } else if (twist instanceof Twist.Dies death) {
            life.get().die(death.downtime());
        } else if (twist instanceof Twist.StandsStill still) {
            stage.standStill(still.lasts());
        } else if (twist instanceof Twist.Freeze freeze) {
            stage.standStill(freeze.lasts());
        } else if (twist instanceof Twist.WallJumps jump) {
            stage.jumpWallClock(jump.by());
        }
    }

    private void notice(String target, long untilNanos) {
        if (!over && stage.now() < untilNanos) {
            life.get().notice(target);
            stage.time().after(BETWEEN_SYMPTOMS, () -> notice(target, untilNanos));
        }
    }

    private Component component(String name) {
        Component component = components.get(name);
        if (component == null) {
            throw new IllegalArgumentException("simulation: no target is called '" + name + "'");
        }
        return component;
    }
}
