// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.step.StepCounter;
import io.micrometer.core.instrument.step.StepDistributionSummary;
import io.micrometer.core.instrument.step.StepFunctionCounter;
import io.micrometer.core.instrument.step.StepFunctionTimer;
import io.micrometer.core.instrument.step.StepTimer;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Adds up what meters count, so that the sum only grows whatever becomes of single meters: one that is gone keeps what it has given, one
 * that is born between two looks gives what it has counted since, and what reads a number of its own gives only what comes after it
 * was first seen. Not safe for several threads.
 */
final class MeterSum {

    /** By identity: a meter that is registered anew equals the one before. */
    private IdentityHashMap<Meter, Double> last = new IdentityHashMap<>();

    private boolean looked;
    private double sum;
    private boolean sound;

    /** What they count up to now; {@link #sound()} tells whether it can be relied on. */
    double add(List<Meter> meters) {
        IdentityHashMap<Meter, Double> seen = new IdentityHashMap<>();
        sound = true;
        for (Meter meter : meters) {
            double count = count(meter);
            Double before = last.get(meter);
            if (Double.isNaN(count) || (before != null && count < before)) {
                sound = false;
            } else if (before != null) {
                sum += count - before;
            } else if (looked && countsFromItsBirth(meter)) {
                sum += count;
            }
            seen.put(meter, Double.isNaN(count) && before != null ? before : count);
        }
        last = seen;
        looked = true;
        return sum;
    }

    /** False if one of the meters fell, or had no number: what was counted since is not known. */
    boolean sound() {
        return sound;
    }

    /** All of them are seen for the first time again. */
    void begin() {
        last = new IdentityHashMap<>();
        looked = false;
    }

    private static boolean countsFromItsBirth(Meter meter) {
        return !(meter instanceof FunctionCounter) && !(meter instanceof FunctionTimer);
    }

    /** Whether its count is of the last step alone, or it has none that grows. */
    static boolean forgets(Meter meter) {
        return meter instanceof StepCounter
                || meter instanceof StepTimer
                || meter instanceof StepFunctionCounter
                || meter instanceof StepFunctionTimer
                || meter instanceof StepDistributionSummary
                || Double.isNaN(count(meter));
    }

    private static double count(Meter meter) {
        if (meter instanceof Counter counter) {
            return counter.count();
        }
        if (meter instanceof Timer timer) {
            return timer.count();
        }
        if (meter instanceof FunctionCounter counter) {
            return counter.count();
        }
        if (meter instanceof FunctionTimer timer) {
            return timer.count();
        }
        return meter instanceof DistributionSummary summary ? summary.count() : Double.NaN;
    }
}
