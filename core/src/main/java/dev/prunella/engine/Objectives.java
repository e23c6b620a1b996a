// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.record.HealingEvent;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloRegister;
import dev.prunella.slo.SloStatus;
import dev.prunella.slo.SloTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The objectives of the application, each read every ten seconds from the first one on. Without any nothing is scheduled. */
final class Objectives implements SloRegister {

    private final Around around;
    private final Indicators indicators;
    private final SloBoard board;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<String, Objective> byName = Map.of();
    private volatile boolean closed;

    /**
     * What is around them.
     *
     * @param seams the outside world
     * @param cells the targets
     * @param escalations the ways to a person
     * @param told records and publishes
     * @param more told when there is one objective more
     */
    record Around(
            Engine.Seams seams, Cells cells, Escalations escalations, Consumer<HealingEvent> told, Runnable more) {}

    Objectives(Around around, Guards guards, ProbeRunner.Tools tools, SloBoard board) {
        this.around = around;
        this.indicators = new Indicators(around.cells, guards, tools);
        this.board = board;
    }

    @Override
    public void add(Slo slo) {
        boolean first;
        Objective added = new Objective(slo, indicators, new SloAlarm(slo, around), around.seams.clock(), board);
        lock.lock();
        try {
            refuse(slo);
            first = byName.isEmpty();
            Map<String, Objective> more = new LinkedHashMap<>(byName);
            more.put(slo.name(), added);
            added.publish();
            byName = more;
        } finally {
            lock.unlock();
        }
        if (first) {
            around.seams.scheduler().after(SloTracker.TICK, this::tick);
        }
        around.seams.scheduler().after(Duration.ZERO, added::read);
        around.more.run();
    }

    private void refuse(Slo slo) {
        if (closed) {
            throw new IllegalStateException("slo '%s': the supervisor is closed".formatted(slo.name()));
        }
        if (byName.containsKey(slo.name())) {
            throw new IllegalArgumentException("slo '%s': name is taken".formatted(slo.name()));
        }
        if (byName.size() >= MOST) {
            throw new IllegalStateException("slo '%s': there are %d objectives already".formatted(slo.name(), MOST));
        }
    }

    private void tick() {
        if (!closed) {
            around.seams.scheduler().after(SloTracker.TICK, this::tick);
            byName.values().forEach(Objective::read);
        }
    }

    @Override
    public SloBoard board() {
        return board;
    }

    @Override
    public Coverage coverage() {
        return Coverages.of(around.cells, board);
    }

    @Override
    public Coverage.Counts covered() {
        return Coverages.count(around.cells, board);
    }

    /** What a person wants to know of the objectives that concern a target. */
    List<String> describe(String target) {
        List<String> lines = new ArrayList<>();
        for (SloStatus status : board.concerning(target)) {
            lines.addAll(status.lines());
            String name = status.slo().name();
            around.escalations
                    .state()
                    .describe(Slo.PREFIX + name, around.seams.clock().nanoTime())
                    .forEach(each -> lines.add("slo %s: %s".formatted(name, each)));
        }
        return lines;
    }

    /** Nothing is read any more, and whoever was told of a burn is told that nobody looks; true if somebody is. */
    boolean close() {
        closed = true;
        boolean open = board.all().stream().anyMatch(each -> each.firing() != null);
        if (open) {
            around.seams.scheduler().after(Duration.ZERO, () -> byName.values().forEach(Objective::end));
        }
        return open;
    }
}
