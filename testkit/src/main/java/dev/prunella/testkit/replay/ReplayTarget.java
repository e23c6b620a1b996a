// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import dev.prunella.detect.series.SeriesDetector;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is supervised in production, and which recorded series tell what its probes and detectors would have seen. Names, groups,
 * dependencies, runbooks, pace and conclusive pairs count; no probe, remediation or detector of its own is called. Immutable.
 */
public final class ReplayTarget {

    private final Target target;
    private final @Nullable Recorded inside;
    private final @Nullable Recorded outside;
    private final List<Watched> watched;

    private ReplayTarget(Target target, @Nullable Recorded inside, @Nullable Recorded outside, List<Watched> watched) {
        this.target = target;
        this.inside = inside;
        this.outside = outside;
        this.watched = List.copyOf(watched);
    }

    /** Which values of a series mean that a look fails, and with what code. */
    record Recorded(String series, DoublePredicate fails, String code) {}

    /** A series that a detector is shown. */
    record Watched(String series, Supplier<? extends SeriesDetector> detector) {}

    /**
     * A target whose looks are not recorded: where the recording has incidents of its name, as of an audit trail, its looks fail while one is
     * going on, with the incident's cause; else they pass, and nothing can be decided.
     */
    public static ReplayTarget of(Target target) {
        return new ReplayTarget(Objects.requireNonNull(target, "target"), null, null, List.of());
    }

    /**
     * What the inside look saw.
     *
     * @param series its name in the recording; a gap reads as UNKNOWN
     * @param fails which values mean FAIL
     * @param code of the FAIL, as the probe's own: {@code slow}, {@code stalled}, {@code threw}
     */
    public ReplayTarget inside(String series, DoublePredicate fails, String code) {
        return new ReplayTarget(target, new Recorded(series, fails, code), outside, watched);
    }

    /** What the outside look saw; without it, it passes, or fails where a recorded incident says so. */
    public ReplayTarget outside(String series, DoublePredicate fails, String code) {
        return new ReplayTarget(target, inside, new Recorded(series, fails, code), watched);
    }

    /**
     * Shows a series to a detector, whose alarms wake the probes.
     *
     * @param detector makes a new one for each replay
     */
    public ReplayTarget detecting(String series, Supplier<? extends SeriesDetector> detector) {
        List<Watched> more = new ArrayList<>(watched);
        more.add(new Watched(series, detector));
        return new ReplayTarget(target, inside, outside, more);
    }

    Target target() {
        return target;
    }

    String name() {
        return target.name();
    }

    @Nullable
    Recorded inside() {
        return inside;
    }

    @Nullable
    Recorded outside() {
        return outside;
    }

    List<Watched> watched() {
        return watched;
    }
}
