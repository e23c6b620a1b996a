// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.time.Duration;

/** Looks of a probe under virtual time, as the loop takes them. */
public final class Looks implements AutoCloseable {

    public final FakeTime time = FakeTime.create();

    public Reading of(Probe probe) {
        try {
            return probe.look(context(Duration.ofSeconds(1)));
        } catch (Exception e) {
            throw new AssertionError("a look threw", e);
        }
    }

    public ProbeContext context(Duration patience) {
        return new ProbeContext(Deadline.in(patience, time.nanoTime()), time);
    }

    /** Lets time pass, then looks. */
    public Reading after(Duration pause, Probe probe) {
        time.advance(pause);
        return of(probe);
    }

    /** Looks every ten seconds over this span; the last reading. */
    public Reading over(Duration span, Probe probe) {
        Reading last = of(probe);
        for (long passed = 0; passed < span.toSeconds(); passed += 10) {
            last = after(Duration.ofSeconds(10), probe);
        }
        return last;
    }

    @Override
    public void close() {
        time.close();
    }
}
