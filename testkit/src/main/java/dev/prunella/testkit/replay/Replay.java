// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import dev.prunella.decide.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Tries detectors and a policy on what was recorded:
 *
 * <pre>{@code
 * Replay.of(Recording.prometheus(lastMonth).and(Recording.trail(directory)))
 *         .through(policy, ReplayTarget.of(ordersPool)
 *                 .detecting("hikaricp_connections_active", () -> GrowthDetector.of(Room.upTo(50, "connections"))))
 *         .writeHtml(Path.of("replay.html"));
 * }</pre>
 *
 * <p>The real supervisor runs in virtual time with every target in SHADOW: it says what it would do, and what it would have done is taken for
 * failed, since the recording does not know what it would have changed. Detectors are shown each value at its time; steps without a value are
 * gaps. Immutable.
 */
public final class Replay {

    /** How far from an incident an alarm still belongs to it, unless told otherwise. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(10);

    private final Recording recording;
    private final Duration tolerance;

    private Replay(Recording recording, Duration tolerance) {
        this.recording = recording;
        this.tolerance = tolerance;
    }

    /**
     * A replay of this.
     *
     * @throws IllegalArgumentException if the recording is empty
     */
    public static Replay of(Recording recording) {
        if (Objects.requireNonNull(recording, "recording").begin() == null) {
            throw new IllegalArgumentException("replay: the recording has neither a series nor an incident");
        }
        return new Replay(recording, DEFAULT_TOLERANCE);
    }

    /**
     * The same, with another tolerance: what is detected or decided so long before an incident or after it belongs to it; all else is false.
     *
     * @param value not negative, default 10 min
     */
    public Replay tolerance(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("replay: tolerance must not be negative, got " + value);
        }
        return new Replay(recording, value);
    }

    /**
     * Lets it happen again.
     *
     * @throws IllegalArgumentException if there is no target, two have one name, or a series is not in the recording
     */
    public ReplayReport through(Policy policy, ReplayTarget... targets) {
        if (targets.length == 0) {
            throw new IllegalArgumentException("replay: needs a target");
        }
        return ReplayRun.of(recording, policy, List.of(targets), tolerance);
    }
}
