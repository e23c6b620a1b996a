// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence put together look by look; moments in milliseconds, each look takes one. */
final class Sights {

    static final Freshness FRESH = new Freshness(Duration.ofSeconds(2));

    private SideView inside = SideView.NONE;
    private @Nullable SideView outside;
    private @Nullable Settling settling;
    private ConclusivePair pair = new ConclusivePair(Cause.READ_ONLY, false);
    private final Map<String, Health> dependencies = new HashMap<>();
    private Generation generation = Generation.FIRST;

    Sights inside(long atMillis, Reading reading) {
        inside = inside.plus(look(Side.INSIDE, atMillis, reading), FRESH);
        return this;
    }

    Sights outside(long atMillis, Reading reading) {
        SideView before = outside == null ? SideView.NONE : outside;
        outside = before.plus(look(Side.OUTSIDE, atMillis, reading), FRESH);
        return this;
    }

    /** Three times the same from the inside, the last one at 200 ms. */
    Sights failing(String code) {
        return inside(0, fail(code)).inside(100, fail(code)).inside(200, fail(code));
    }

    Sights dependency(String name, Health health) {
        dependencies.put(name, health);
        return this;
    }

    Sights ofGeneration(long number) {
        generation = new Generation(number);
        return this;
    }

    /** What it depends on was back at one moment, and has time until another one. */
    Sights returned(long atMillis, long settledMillis) {
        settling = new Settling(
                Duration.ofMillis(atMillis).toNanos(),
                Duration.ofMillis(settledMillis).toNanos());
        return this;
    }

    /** What the inside knows for certain. */
    Sights knowing(String code) {
        pair = ConclusivePair.byItself(new Cause(code));
        return this;
    }

    Evidence at(long millis) {
        return new Evidence(
                inside,
                outside,
                dependencies,
                List.of(pair),
                settling,
                FRESH,
                Duration.ofMillis(millis).toNanos());
    }

    static Reading fail(String code) {
        return Reading.fail(code, "saw " + code);
    }

    private Look look(Side side, long atMillis, Reading reading) {
        long began = Duration.ofMillis(atMillis).toNanos();
        return new Look(side, reading, generation, began, began + 1_000_000);
    }
}
