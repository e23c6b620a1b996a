// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks with another probe whose measured value is known to move, and does not believe it once the value has been the same, to the bit, for too
 * long: a signal that stands still is missing, so it is UNKNOWN with code {@link #FROZEN} and never a FAIL. A FAIL of the other one
 * stays one. Safe for use by several threads.
 */
public final class VaryingProbe implements Probe {

    /** UNKNOWN: what is measured has not moved for too long. */
    public static final String FROZEN = "frozen";

    private final ReentrantLock lock = new ReentrantLock();
    private final Probe probe;
    private final Duration within;
    private @Nullable Double last;
    private long sinceNanos;

    private VaryingProbe(Probe probe, Duration within) {
        this.probe = Objects.requireNonNull(probe, "probe");
        this.within = within;
    }

    /**
     * A probe that believes another one while its value moves.
     *
     * @param within in which the value must change while all is well, more than zero
     */
    public static VaryingProbe of(Probe probe, Duration within) {
        Span.positive("varying probe", "within", within);
        return new VaryingProbe(probe, within);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        Reading reading = probe.look(context);
        lock.lock();
        try {
            return judged(context.clock().nanoTime(), reading);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Reading late(ProbeContext context) throws Exception {
        return probe.late(context);
    }

    private Reading judged(long nowNanos, Reading reading) {
        if (reading.value() == null) {
            return reading;
        }
        double value = reading.value().amount();
        if (last == null || Double.compare(last, value) != 0) {
            last = value;
            sinceNanos = nowNanos;
        }
        boolean frozen = nowNanos - sinceNanos >= within.toNanos();
        return frozen && reading.passed()
                ? Reading.unknown(
                                FROZEN,
                                "%s %s has not changed for %s"
                                        .formatted(value, reading.value().unit(), within))
                        .took(reading.latency())
                        .measuring(value, reading.value().unit())
                : reading;
    }
}
