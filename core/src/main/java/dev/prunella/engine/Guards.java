// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CoarseClock;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardBuilder;
import dev.prunella.guard.GuardControl;
import dev.prunella.guard.GuardPort;
import dev.prunella.guard.GuardStatus;
import dev.prunella.loop.GuardRecovery;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The guards of the application: the beat that moves their windows, and what they and the targets behind them tell each other. */
final class Guards implements GuardPort {

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration COARSE_BEAT = Duration.ofNanos(CoarseClock.BEAT_NANOS);

    private final Engine.Seams seams;
    private final Cells cells;
    private final GovernorDesk desk;
    private final Consumer<HealingEvent> told;
    private final GuardOrders orders;
    private final Runnable more;
    private final CoarseClock coarse = new CoarseClock();
    private final Map<String, GuardControl> byName = new ConcurrentSkipListMap<>();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final AtomicBoolean coarselyBeating = new AtomicBoolean();
    private volatile boolean closed;

    /** @param more told when there is one guard more */
    Guards(
            Engine.Seams seams,
            Cells cells,
            GovernorDesk desk,
            Consumer<HealingEvent> told,
            GuardOrders orders,
            Runnable more) {
        this.seams = seams;
        this.cells = cells;
        this.desk = desk;
        this.told = told;
        this.orders = orders;
        this.more = more;
    }

    /** The guard of this name; with defaults if there is none yet. */
    Guard guard(String name) {
        GuardControl present = byName.get(name);
        return present == null ? install(Guard.named(name), true) : present.guard();
    }

    /**
     * One more guard.
     *
     * @throws IllegalArgumentException if its name is taken
     */
    Guard guard(GuardBuilder description) {
        return install(description, false);
    }

    private Guard install(GuardBuilder description, boolean shared) {
        String name = description.name();
        GuardControl made = new GuardControl(description, this);
        BreakerState ordered = orders.of(name);
        if (ordered != null) {
            made.restore(ordered);
        }
        GuardControl earlier = byName.putIfAbsent(name, made);
        if (earlier != null && !shared) {
            throw new IllegalArgumentException("guard '%s': name is taken".formatted(name));
        }
        GuardControl present = earlier == null ? made : earlier;
        if (closed) {
            present.end();
            return present.guard();
        }
        if (beating.compareAndSet(false, true)) {
            seams.scheduler().after(BEAT, this::beat);
        }
        if (present.needsCoarseClock() && coarselyBeating.compareAndSet(false, true)) {
            seams.scheduler().after(COARSE_BEAT, this::coarseBeat);
        }
        tellHowItStands(present);
        more.run();
        return present.guard();
    }

    /** A target may fall ill while its guard is installed: what was looked up before that must not be the last word. */
    private void tellHowItStands(GuardControl guard) {
        Health told = null;
        Health now = health(guard.guard().target());
        while (now != null && now != told) {
            guard.stands(now);
            told = now;
            now = health(guard.guard().target());
        }
    }

    private void beat() {
        if (closed) {
            return;
        }
        seams.scheduler().after(BEAT, this::beat);
        long now = seams.clock().nanoTime();
        byName.values().forEach(guard -> guard.beat(now));
    }

    private void coarseBeat() {
        if (!closed) {
            coarse.beat();
            seams.scheduler().after(COARSE_BEAT, this::coarseBeat);
        }
    }

    /** A target stands differently from now on. */
    void stands(String target, Health health) {
        before(target).forEach(guard -> guard.stands(health));
    }

    /** What a person wants to know of the guards before a target. */
    List<String> describe(String target) {
        List<String> lines = new ArrayList<>();
        before(target).forEach(guard -> lines.addAll(guard.describe()));
        return lines;
    }

    private List<GuardControl> before(String target) {
        if (byName.isEmpty()) {
            return List.of();
        }
        return byName.values().stream()
                .filter(guard -> guard.guard().target().equals(target))
                .toList();
    }

    /** The guard of this name; null if there is none. */
    @Nullable
    GuardControl find(String name) {
        return byName.get(name);
    }

    /** All of them, by name. */
    List<GuardControl> all() {
        return List.copyOf(byName.values());
    }

    /** What is known of each, by name. */
    List<GuardStatus> statuses() {
        return byName.values().stream().map(GuardControl::status).toList();
    }

    /** From now on calls pass as if there were no guards. */
    void close() {
        closed = true;
        byName.values().forEach(GuardControl::end);
    }

    @Override
    public HealingClock clock() {
        return seams.clock();
    }

    @Override
    public HealingScheduler scheduler() {
        return seams.scheduler();
    }

    @Override
    public Randomness randomness() {
        return seams.randomness();
    }

    @Override
    public CoarseClock coarseClock() {
        return coarse;
    }

    @Override
    public boolean mayReflex(String target) {
        TargetState state = cells.state(target);
        boolean shadowed = state != null && state.mode() == Mode.SHADOW;
        return !shadowed && !closed && desk.state().pausedBecause().isEmpty();
    }

    @Override
    public @Nullable Health health(String target) {
        TargetState state = cells.state(target);
        return state == null ? null : state.health();
    }

    @Override
    public boolean isOverloaded(String target) {
        TargetState state = cells.state(target);
        return state != null
                && state.episode() != null
                && state.episode().diagnosis().kind() == Diagnosis.Kind.OVERLOAD;
    }

    @Override
    public void noticed(String target, Reason reason) {
        TargetCell cell = cells.find(target);
        if (cell != null && !closed) {
            cell.noticed(reason);
        }
    }

    @Override
    public void commanded(Actor actor, String guard, BreakerState state, String why) {
        if (!closed) {
            orders.set(guard, state);
            Reason command = new Reason(GuardRecovery.COMMAND, "sets guard %s to %s: %s".formatted(guard, state, why));
            told.accept(new HealingEvent.Commanded("", null, actor, command, state + " " + guard));
        }
    }

    @Override
    public void told(String target, String guard, Reason what) {
        if (!closed) {
            told.accept(new HealingEvent.Reflexed(cells.find(target) == null ? "" : target, guard, what));
        }
    }
}
