// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.Detector;
import dev.prunella.detect.Reading;
import dev.prunella.detect.series.Forecast;
import dev.prunella.model.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that were borrowed and forgotten. One has leaked when it has been held far too long, its thread has left all that may
 * own it, and the server says that it lies idle and has for long. What is once proven stands until the connection comes back. What the
 * server does not confirm is asked about again when it has been held twice as long.
 *
 * <p>Safe for several threads. Never more entries than the pools in sight have connections.
 */
final class Leaks implements Detector {

    static final String CODE = "leak";

    private static final Logger LOG = LoggerFactory.getLogger(Leaks.class);

    private final HealableHikariDataSource dataSource;
    private final LeakWatch watch;
    private final LeakProof proof;
    private final PoolHealing healing;
    private final Set<Borrow> proven = new LinkedHashSet<>();
    private final Map<Borrow, Long> sparedUntilNanos = new HashMap<>();
    private boolean told;
    private boolean placeTold;
    private volatile boolean asking;

    Leaks(HealableHikariDataSource dataSource, LeakWatch watch, LeakProof proof, PoolHealing healing) {
        this.dataSource = dataSource;
        this.watch = watch;
        this.proof = proof;
        this.healing = healing;
    }

    @Override
    public synchronized @Nullable Reason detect() {
        LeakSample sample = watch.sample();
        Set<Borrow> possible = new LinkedHashSet<>(known(sample));
        possible.addAll(proof.mayAnswer() ? unproven(sample) : List.of());
        return due(possible, sample) ? new Reason(CODE, describe(possible, sample)) : null;
    }

    /** Whether a look waits for the server's word on what is held. */
    boolean asking() {
        return asking;
    }

    /**
     * The leak, if there is one to tell. Asks the server about what is not proven yet, which may take longer than a look should;
     * what it says then is there for the next one.
     */
    @Nullable
    Reading look() {
        LeakSample sample = watch.sample();
        List<Borrow> unproven = worthAsking(sample);
        List<Borrow> idle = unproven.isEmpty() ? null : ask(unproven);
        if (idle != null) {
            judge(unproven, idle);
        }
        return reading(sample);
    }

    /** What has leaked by the server's word of this very moment; null if it does not say. */
    @Nullable
    List<Borrow> confirmed() {
        List<Borrow> before = provenNow();
        List<Borrow> still = before.isEmpty() ? before : ask(before);
        if (still != null) {
            judge(before, still);
        }
        return still;
    }

    /** These were evicted: they are not looked at again until they are closed. */
    synchronized void forget(Collection<Borrow> evicted) {
        proven.removeAll(evicted);
        evicted.forEach(borrow -> sparedUntilNanos.put(borrow, Long.MAX_VALUE));
    }

    private @Nullable List<Borrow> ask(List<Borrow> borrows) {
        asking = true;
        try {
            return proof.idle(borrows);
        } finally {
            asking = false;
        }
    }

    private synchronized List<Borrow> provenNow() {
        return List.copyOf(known(watch.sample()));
    }

    private synchronized List<Borrow> worthAsking(LeakSample sample) {
        List<Borrow> unproven = unproven(sample);
        Set<Borrow> possible = new LinkedHashSet<>(known(sample));
        possible.addAll(unproven);
        return proof.mayAnswer() && due(possible, sample) ? unproven : List.of();
    }

    private synchronized void judge(List<Borrow> asked, List<Borrow> idle) {
        long now = dataSource.clock().nanoTime();
        for (Borrow borrow : asked) {
            if (idle.contains(borrow)) {
                proven.add(borrow);
            } else {
                proven.remove(borrow);
                sparedUntilNanos.put(borrow, now + (now - borrow.sinceNanos()));
            }
        }
    }

    private synchronized @Nullable Reading reading(LeakSample sample) {
        Set<Borrow> leaked = known(sample);
        boolean due = due(leaked, sample) || (told && !healing.evictsLeaked() && !leaked.isEmpty());
        if (due) {
            log(leaked, sample);
        }
        told = due;
        placeTold &= due;
        return due ? Reading.fail(CODE, describe(leaked, sample)) : null;
    }

    /** The stack is told once, and that as soon as there is one. */
    private void log(Set<Borrow> leaked, LeakSample sample) {
        LeakEvidence evidence = new LeakEvidence(leaked);
        if (!told || (!placeTold && evidence.hasPlace())) {
            placeTold = evidence.hasPlace();
            LOG.warn("{} - {}; {}", dataSource.getPoolName(), count(leaked, sample), evidence.whole());
        }
    }

    private Set<Borrow> known(LeakSample sample) {
        proven.retainAll(sample.left());
        proven.removeIf(Borrow::ended);
        sparedUntilNanos.keySet().retainAll(sample.left());
        return proven;
    }

    private List<Borrow> unproven(LeakSample sample) {
        return sample.left().stream()
                .filter(borrow -> !proven.contains(borrow) && !spared(borrow, sample.atNanos()))
                .toList();
    }

    private boolean spared(Borrow borrow, long now) {
        Long until = sparedUntilNanos.get(borrow);
        return until != null && (until == Long.MAX_VALUE || until - now > 0);
    }

    /** Only what takes the present pool's places counts. */
    private boolean due(Collection<Borrow> leaked, LeakSample sample) {
        PoolGeneration running = dataSource.running();
        if (running == null) {
            return false;
        }
        List<Borrow> present =
                leaked.stream().filter(running.connections()::goesOn).toList();
        LeakRule rule = new LeakRule(dataSource.getMaximumPoolSize(), healing.evictsLeaked());
        return rule.due(present.size(), placeKnown(present, sample), sample);
    }

    private boolean placeKnown(List<Borrow> leaked, LeakSample sample) {
        LeakTrend trend = sample.trend();
        if (trend == null || leaked.stream().anyMatch(borrow -> borrow.place() != null)) {
            return true;
        }
        long longest = leaked.stream()
                .mapToLong(borrow -> sample.atNanos() - borrow.sinceNanos())
                .min()
                .orElse(0);
        return longest > LeakRule.waitForPlaceNanos(trend, healing.heldTooLong());
    }

    private static String describe(Collection<Borrow> leaked, LeakSample sample) {
        return count(leaked, sample) + "; " + new LeakEvidence(leaked).sites();
    }

    private static String count(Collection<Borrow> leaked, LeakSample sample) {
        LeakTrend trend = sample.trend();
        String pace = trend == null ? "no more of late" : trend.describe(sample.atNanos());
        Forecast growth = sample.growth();
        String foretold = growth == null ? "" : "; " + PoolGrowth.describe(growth);
        return "%d connections leaked, %s%s".formatted(leaked.size(), pace, foretold);
    }
}
