// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.HealedThing;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.RestartIntensity;
import dev.prunella.loop.Bystanders;
import dev.prunella.loop.Checkpoint;
import dev.prunella.loop.GovernorState;
import dev.prunella.loop.TargetEvent;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.target.Target;
import dev.prunella.time.HealingClock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The register of targets: readers need no lock, writers share one. */
final class Cells {

    private static final Logger LOG = LoggerFactory.getLogger(Cells.class);

    private final HealingClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Register register = Register.EMPTY;
    private final Set<String> joining = new HashSet<>();
    private final Departures departures = new Departures();
    private @Nullable Shell shell;
    private boolean started;
    private boolean closed;

    Cells(HealingClock clock) {
        this.clock = clock;
    }

    void shell(Shell value) {
        shell = value;
    }

    /** True the first time. */
    boolean start() {
        List<TargetCell> all;
        lock.lock();
        try {
            if (started || closed) {
                return false;
            }
            register.inOrder().forEach(cell -> Dependencies.check(cell.target(), this::targetNamed, true));
            started = true;
            all = register.inOrder();
        } finally {
            lock.unlock();
        }
        all.forEach(this::begin);
        return true;
    }

    /** User code is called with the name reserved and no lock held, so one that blocks keeps nobody else waiting. */
    void add(Target target, TargetEvent.@Nullable Restored restored) {
        reserve(target);
        try {
            claim(target);
            join(target, restored);
        } finally {
            unreserve(target);
        }
    }

    private void join(Target target, TargetEvent.@Nullable Restored restored) {
        Shell around = Objects.requireNonNull(shell, "shell");
        TargetCell cell = new TargetCell(target, around);
        around.joined(cell);
        if (restored != null) {
            cell.post(restored);
        }
        boolean begins;
        try {
            begins = install(cell);
        } catch (IllegalArgumentException | IllegalStateException e) {
            around.left(cell);
            release(target);
            throw e;
        }
        if (begins) {
            begin(cell);
        }
    }

    private void reserve(Target target) {
        lock.lock();
        try {
            refuse(target);
            if (register.get(target.name()) != null || !joining.add(target.name())) {
                throw new IllegalArgumentException("target '%s': name is already supervised".formatted(target.name()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void unreserve(Target target) {
        lock.lock();
        try {
            joining.remove(target.name());
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Target target) {
        if (closed) {
            throw new IllegalStateException("target '%s': the supervisor is closed".formatted(target.name()));
        }
        Dependencies.check(target, this::targetNamed, started);
    }

    private void claim(Target target) {
        HealedThing thing = target.healedThing();
        if (thing != null && !thing.claim(this)) {
            throw new IllegalStateException(
                    "target '%s': healing must be of a thing that no other supervisor has, got %s"
                            .formatted(target.name(), thing));
        }
    }

    /** True if the cell shall begin at once. */
    private boolean install(TargetCell cell) {
        int earlier;
        boolean begins;
        lock.lock();
        try {
            refuse(cell.target());
            register = register.with(cell);
            earlier = departures.follow(cell);
            begins = started;
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < earlier; i++) {
            cell.post(new TargetEvent.EarlierStillRuns());
        }
        return begins;
    }

    boolean remove(String name, Reason why) {
        TargetCell cell;
        lock.lock();
        try {
            cell = register.get(name);
            if (cell == null) {
                return false;
            }
            register = register.without(cell);
            departures.begin(cell);
        } finally {
            lock.unlock();
        }
        retire(cell, why);
        return true;
    }

    /** Nothing that the cell began runs any more. */
    void gone(TargetCell cell, @Nullable Generation left) {
        departures.end(cell).forEach(next -> next.post(new TargetEvent.EarlierReturned(left)));
    }

    /** The cells that were retired by this call; none the second time. */
    List<TargetCell> close(Reason why) {
        List<TargetCell> all;
        lock.lock();
        try {
            all = closed ? List.of() : register.inOrder();
            closed = true;
        } finally {
            lock.unlock();
        }
        all.forEach(cell -> retire(cell, why));
        return all;
    }

    @Nullable
    TargetCell find(String name) {
        return register.get(name);
    }

    @Nullable
    TargetState state(String name) {
        TargetCell cell = register.get(name);
        return cell == null ? null : cell.state();
    }

    TargetCell require(String name) {
        TargetCell cell = register.get(name);
        if (cell == null) {
            throw new IllegalArgumentException("target '%s': name is not supervised".formatted(name));
        }
        return cell;
    }

    /** How a target stands; null if it is not supervised. */
    Bystanders.@Nullable Standing standing(String name, long nowNanos) {
        TargetCell cell = register.get(name);
        return cell == null ? null : Bystanders.Standing.of(cell.target(), cell.state(), nowNanos);
    }

    boolean sick(String name) {
        TargetCell cell = register.get(name);
        return cell != null && cell.state().health() == Health.UNHEALTHY;
    }

    /** A correlated failure is over: what these targets showed while it lasted is forgotten. */
    void startAnew(Set<String> names) {
        Register present = register;
        names.stream()
                .sorted()
                .map(present::get)
                .filter(Objects::nonNull)
                .forEach(cell -> cell.post(new TargetEvent.EvidenceReset()));
    }

    Collection<TargetCell> all() {
        return register.byName().values();
    }

    List<String> names() {
        return register.byName().keySet().stream().sorted().toList();
    }

    List<TargetCell> dependents(String name) {
        return register.dependents(name);
    }

    /** The full durable state, of snapshots that were published before, and of what waits for its target to come back. */
    Map<String, String> checkpoint(GovernorState governor, Map<String, TargetEvent.Restored> waiting) {
        List<Checkpoint.Supervised> all = register.byName().values().stream()
                .map(cell -> new Checkpoint.Supervised(cell.target(), cell.state()))
                .toList();
        return Checkpoint.of(governor, all, waiting, clock.nanoTime());
    }

    private @Nullable Target targetNamed(String name) {
        TargetCell cell = register.get(name);
        return cell == null ? null : cell.target();
    }

    /** How often a target may be acted on at the worst, with the dependencies that are known now. */
    RestartIntensity intensity(Target target) {
        Budgets budgets =
                Objects.requireNonNull(shell, "shell").rules().policy().budgets();
        return Intensities.of(target, this::targetNamed, budgets);
    }

    private void begin(TargetCell cell) {
        RestartIntensity worst = intensity(cell.target());
        if (worst.perIncident() > 0) {
            LOG.info("{}: {}", cell.target().name(), worst);
        }
        if (!cell.target().note().isEmpty()) {
            LOG.info("{}: {}", cell.target().name(), cell.target().note());
        }
        for (String dependency : cell.target().info().dependsOn()) {
            TargetCell other = register.get(dependency);
            if (other != null) {
                cell.post(new TargetEvent.DependencyChanged(
                        dependency, other.state().health()));
            }
        }
        cell.begin();
    }

    private void retire(TargetCell cell, Reason why) {
        cell.retire(why);
        release(cell.target());
    }

    private void release(Target target) {
        HealedThing thing = target.healedThing();
        if (thing != null) {
            Fence.run(() -> thing.release(this), reason -> LOG.warn("{}: {}", target.name(), reason));
        }
    }
}
