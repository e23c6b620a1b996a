// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SideView;
import dev.prunella.model.Health;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a diagnosis is made of, at one moment.
 *
 * @param inside what the inside probe saw
 * @param outside what the outside probe saw; null if the target has none
 * @param dependencies health of the targets that this one depends on, by name
 * @param pairs what proves a cause, as the target's recipe declares it
 * @param settling the dependency's return that the target has not passed a look since; null for none
 * @param freshness how old a reading may be
 * @param nowNanos the moment
 */
public record Evidence(
        SideView inside,
        @Nullable SideView outside,
        Map<String, Health> dependencies,
        List<ConclusivePair> pairs,
        @Nullable Settling settling,
        Freshness freshness,
        long nowNanos) {

    private static final int LINGERING_LOOKS = 2;

    /**
     * The pair that proves a cause now, or null. The newest FAIL counts even if another look has passed since: one connection
     * may be sick while its neighbour is well.
     */
    public @Nullable ConclusivePair provenPair() {
        Look outsideLook = outside == null ? null : outside.last();
        for (ConclusivePair pair : pairs) {
            boolean proven = pair.byItself()
                    ? pair.isSaidBy(inside, freshness, nowNanos) && outsideStatus() == Reading.Status.PASS
                    : pair.proves(inside, outsideLook, freshness, nowNanos);
            if (proven) {
                return pair;
            }
        }
        return null;
    }

    /**
     * Whether the target still fails although what it depends on has been back for as long as it may take to notice: not one look
     * inside has passed since, and outside they all did.
     */
    public boolean lingers() {
        return settling != null
                && !settling.goesOn(nowNanos)
                && inside.run().fails() >= LINGERING_LOOKS
                && inside.runSinceNanos() - settling.returnedNanos() >= 0
                && outsideStatus() == Reading.Status.PASS;
    }

    /** Whether the evidence may be acted on: not in the moments after a dependency's return, but for pairs that need no such wait. */
    public boolean settled() {
        ConclusivePair pair = provenPair();
        return settling == null || !settling.goesOn(nowNanos) || (pair != null && pair.whileSettling());
    }

    /**
     * Consecutive fresh FAILs of the inside count one each; a conclusive pair, and lingering after a dependency's return, count
     * {@link ConclusivePair#WEIGHT}.
     */
    public int weight() {
        boolean conclusive = provenPair() != null || lingers();
        return Math.max(inside.run().fails(), conclusive ? ConclusivePair.WEIGHT : 0);
    }

    /**
     * What the outside says: FAIL if a target that this one depends on is unhealthy or the outside probe fails, UNKNOWN while such
     * a target is under suspicion or the probe's evidence is missing or stale, PASS if all that there is passes.
     */
    public Reading.Status outsideStatus() {
        if (dependencies.containsValue(Health.UNHEALTHY)) {
            return Reading.Status.FAIL;
        }
        if (dependencies.containsValue(Health.SUSPECT)) {
            return Reading.Status.UNKNOWN;
        }
        if (outside != null) {
            Look look = outside.last();
            return look != null && isCurrent(look) ? look.reading().status() : Reading.Status.UNKNOWN;
        }
        return dependencies.values().stream().allMatch(health -> health == Health.HEALTHY)
                ? Reading.Status.PASS
                : Reading.Status.UNKNOWN;
    }

    /** Fresh, and begun no earlier than the failures that it is held against: what passed before them excuses nothing. */
    private boolean isCurrent(Look look) {
        boolean beforeTheFailures = inside.run().fails() > 0 && look.startedNanos() - inside.runSinceNanos() < 0;
        return !beforeTheFailures && freshness.fresh(look.endedNanos(), nowNanos);
    }
}
