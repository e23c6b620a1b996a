// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;

/**
 * Fails with code {@link #LATE} when the last beat is older than it may be: an exporter that hangs, a collector that no longer takes anything, a
 * Prometheus that does not come any more. What never has beaten is given as long from its begin. The value is the age in seconds.
 *
 * <p>A look reads one number. What is late is the telemetry, not what it tells of: nothing else becomes unhealthy by it.
 */
public final class HeartbeatProbe implements Probe {

    /** The last beat is too old. */
    public static final String LATE = "late";

    private static final double NANOS_A_SECOND = 1e9;

    private final Heartbeat heartbeat;
    private final Duration atMost;

    private HeartbeatProbe(Heartbeat heartbeat, Duration atMost) {
        this.heartbeat = Objects.requireNonNull(heartbeat, "heartbeat");
        this.atMost = atMost;
    }

    /**
     * Fails when the last beat is older than this.
     *
     * @param atMost more than zero; three times the interval at which it beats leaves room for one that failed
     */
    public static HeartbeatProbe of(Heartbeat heartbeat, Duration atMost) {
        Span.positive("heartbeat probe", "atMost", atMost);
        return new HeartbeatProbe(heartbeat, atMost);
    }

    @Override
    public Reading look(ProbeContext context) {
        long silent = Math.max(0, heartbeat.silentNanos(context.clock().nanoTime()));
        Reading reading = silent <= atMost.toNanos() ? Reading.pass() : late(Duration.ofNanos(silent));
        return reading.measuring(silent / NANOS_A_SECOND, "s");
    }

    private Reading late(Duration silent) {
        String since = heartbeat.hasBeaten() ? "since the last time" : "and it has never succeeded";
        return Reading.fail(
                LATE, "%d s %s, it should be at most %d s".formatted(silent.toSeconds(), since, atMost.toSeconds()));
    }
}
