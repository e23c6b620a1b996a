// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.ConclusivePair;
import dev.prunella.diagnose.Evidence;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence of every sort: each reading inside against each outside, fresh and stale, with and without dependencies. */
final class EvidenceSamples {

    private static final Freshness FRESHNESS = new Freshness(Duration.ofSeconds(20));
    private static final long LOOKED_NANOS = Duration.ofSeconds(100).toNanos();
    private static final long STALE_NANOS = Duration.ofHours(1).toNanos();

    private static final List<Reading> READINGS = List.of(
            Reading.pass(),
            Reading.fail("sick", "it does not work"),
            Reading.fail("slow", "it took 900 ms"),
            Reading.fail("rejected", "no room"),
            Reading.fail("read-only", "cannot execute INSERT in a read-only transaction"),
            Reading.fail("stalled", "%s {} \u0000 \u202e ".repeat(100)),
            Reading.unknown("paused", "the process stood still").measuring(Double.NaN, ""));

    private static final List<Map<String, Health>> DEPENDENCIES =
            List.of(Map.of(), Map.of("db", Health.HEALTHY), Map.of("db", Health.UNHEALTHY, "cache", Health.SUSPECT));

    private EvidenceSamples() {}

    static List<Evidence> all() {
        List<Evidence> samples = new ArrayList<>();
        for (SideView inside : views(Side.INSIDE)) {
            for (@Nullable SideView outside : withNone(views(Side.OUTSIDE))) {
                for (Map<String, Health> dependencies : DEPENDENCIES) {
                    samples.add(evidence(inside, outside, dependencies, LOOKED_NANOS));
                    samples.add(evidence(inside, outside, dependencies, STALE_NANOS));
                }
            }
        }
        return samples;
    }

    /** Nobody has looked yet, and a look that could not tell. */
    static List<Evidence> ofNothing() {
        SideView unknown = view(Side.INSIDE, Reading.unknown("paused", "the process stood still"));
        return List.of(
                evidence(SideView.NONE, SideView.NONE, Map.of(), LOOKED_NANOS),
                evidence(unknown, null, Map.of(), LOOKED_NANOS));
    }

    private static Evidence evidence(
            SideView inside, @Nullable SideView outside, Map<String, Health> dependencies, long nowNanos) {
        List<ConclusivePair> pairs = List.of(new ConclusivePair(Cause.READ_ONLY, false));
        return new Evidence(inside, outside, dependencies, pairs, null, FRESHNESS, nowNanos);
    }

    private static List<SideView> views(Side side) {
        List<SideView> views = new ArrayList<>(List.of(SideView.NONE));
        READINGS.forEach(reading -> views.add(view(side, reading)));
        return views;
    }

    private static SideView view(Side side, Reading reading) {
        return SideView.NONE.plus(
                new Look(side, reading, Generation.FIRST, LOOKED_NANOS - 1_000, LOOKED_NANOS), FRESHNESS);
    }

    private static List<@Nullable SideView> withNone(List<SideView> views) {
        List<@Nullable SideView> all = new ArrayList<>(views);
        all.add(null);
        return all;
    }
}
