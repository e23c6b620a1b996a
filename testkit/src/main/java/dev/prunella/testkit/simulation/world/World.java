// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario, from its beginning until all has come to rest. Owns everything that it needs, runs on the calling thread,
 * and always takes the same course.
 */
public final class World {

    private static final Duration STRIDE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(150);

    private final Scenario scenario;
    private final FakeTime time;
    private final Stage stage;
    private final Troubles troubles;
    private SimulatedStore store;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Director director;
    private final BooleanSupplier enough;
    private @Nullable Life life;
    private int lives;

    private World(Scenario scenario, Consumer<Happening> ear, BooleanSupplier enough) {
        this.scenario = scenario;
        this.enough = enough;
        time = FakeTime.create(scenario.seed(), FakeTime.DEFAULT_WORKERS, this::pauses);
        stage = new Stage(time, scenario.seed(), ear);
        troubles = new Troubles(stage);
        for (Target target : scenario.targets()) {
            components.put(target.name(), new Component(target, stage));
        }
        components.values().forEach(this::lean);
        Persons persons = new Persons(stage, components, this::life);
        director = new Director(scenario, stage, troubles, components, persons, this::life);
        store = new SimulatedStore(stage, troubles, scenario.durable(), director::intentCame);
    }

    /**
     * Lets a scenario happen.
     *
     * @param ear told each fact
     * @param enough asked now and then whether enough was seen
     * @return how much virtual time passed
     */
    public static Duration run(Scenario scenario, Consumer<Happening> ear, BooleanSupplier enough) {
        World world = new World(scenario, ear, enough);
        try {
            world.happen();
            return Duration.ofNanos(world.stage.now());
        } finally {
            world.time.close();
        }
    }

    private void happen() {
        begin();
        director.begin();
        for (Twist twist : scenario.twists()) {
            if (twist instanceof Twist.Closes closing) {
                advanceTo(closing.at());
                close(closing.downtime());
            }
        }
        advanceTo(scenario.span());
        rest();
    }

    private void rest() {
        director.end();
        troubles.endAll();
        components.values().forEach(Component::rest);
        stage.tell(new Happening.Mended(stage.now()));
        advanceTo(Duration.ofNanos(elapsed()).plus(REST)); // a process may have been closed later than the span
        if (!enough.getAsBoolean() && life().runs()) {
            life().tellHowAllRests();
            life().close();
        }
    }

    private void advanceTo(Duration moment) {
        long until = moment.toNanos();
        while (elapsed() < until && !enough.getAsBoolean()) {
            long left = until - elapsed();
            time.advance(left < STRIDE.toNanos() ? Duration.ofNanos(left) : STRIDE);
            if (!life().runs()) {
                beginAgain(life().downtime());
            }
        }
    }

    private void close(Duration downtime) {
        if (!enough.getAsBoolean()) {
            life().close();
            beginAgain(downtime);
        }
    }

    private void beginAgain(Duration downtime) {
        time.advance(downtime);
        store = store.successor();
        begin();
    }

    private void begin() {
        lives++;
        Life next = new Life(lives, scenario, stage, troubles, store);
        life = next;
        stage.tell(new Happening.ProcessBegan(stage.now(), lives));
        for (Component component : components.values()) {
            component.beginAnew();
            next.supervise(component);
        }
        next.start();
    }

    /** Virtual time that passed, without that in which the process stood still. */
    private long elapsed() {
        return time.nanoTime() - 1_000_000_000L;
    }

    private void lean(Component component) {
        List<Component> others = component.target().info().dependsOn().stream()
                .sorted()
                .map(name -> Objects.requireNonNull(components.get(name), name))
                .toList();
        component.leanOn(others);
    }

    private Life life() {
        return Objects.requireNonNull(life, "life");
    }

    private boolean pauses(String run) {
        return life != null && life.pauses(run);
    }
}
