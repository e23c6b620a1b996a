// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What persons want of one target: at present, and by the records that outlive the process. */
public final class Standing {

    private final Target target;
    private final List<Happening.Asked> holds = new ArrayList<>();
    private @Nullable Mode mode;
    private @Nullable Mode recordedMode;
    private @Nullable DesiredState desired;
    private @Nullable DesiredState recordedDesired;
    private long holdUntilNanos;
    private long recordedHoldNanos;
    private long modeNanos;
    private long desiredNanos;
    private long holdNanos;
    private boolean begunAgain;
    /** A checkpoint may tell of a hold that no record of its own tells of. */
    private boolean recordedHoldUnknown;
    /** A hold stands in the trail by the time of day, which has jumped: nobody can tell when it ends. */
    private boolean holdUnknown;

    Standing(Target target) {
        this.target = target;
        mode = target.mode();
        recordedMode = target.mode();
        desired = target.desired();
        recordedDesired = target.desired();
    }

    /** How far automation may go; null if it is not known. */
    public @Nullable Mode mode() {
        return mode;
    }

    /** The state that it should be in; null if it is not known. */
    public @Nullable DesiredState desired() {
        return desired;
    }

    /** Since when the mode is as it is. */
    public long modeNanos() {
        return modeNanos;
    }

    /** Since when the desired state is as it is. */
    public long desiredNanos() {
        return desiredNanos;
    }

    /** When the last hold was placed. */
    public long holdNanos() {
        return holdNanos;
    }

    /** Whether a person has hands on it. */
    public boolean held(long nanos) {
        return holdUntilNanos > nanos;
    }

    /** Whether a person wants to hear of it. */
    public boolean audible(long nanos) {
        return desired == DesiredState.RUNNING && mode != null && mode != Mode.SHADOW && !held(nanos) && !holdUnknown;
    }

    void asked(Happening.Asked asked) {
        switch (asked.command()) {
            case SHADOW -> mode(Mode.SHADOW, asked.atNanos());
            case APPROVE -> mode(Mode.APPROVE, asked.atNanos());
            case AUTO -> mode(Mode.AUTO, asked.atNanos());
            case STOP -> desired(DesiredState.STOPPED, asked.atNanos());
            case MAINTAIN -> desired(DesiredState.MAINTENANCE, asked.atNanos());
            case RUN -> desired(DesiredState.RUNNING, asked.atNanos());
            case HOLD -> hold(asked);
            case RELEASE -> {
                holdUntilNanos = 0;
                holdUnknown = false;
            }
            default -> {}
        }
    }

    private void hold(Happening.Asked asked) {
        holds.add(asked);
        holdUntilNanos = asked.untilNanos();
        holdUnknown = false;
        holdNanos = asked.atNanos();
    }

    void recorded(Happening.Recorded record) {
        switch (record.command()) {
            case "mode" -> recordedMode = Mode.valueOf(record.value());
            case "desired" -> recordedDesired = DesiredState.valueOf(record.value());
            case "hold" -> holdRecorded(holdOf(Duration.parse(record.value()).toNanos()));
            case "hold-lifted" -> holdRecorded(0);
            default -> {}
        }
    }

    private void holdRecorded(long untilNanos) {
        recordedHoldNanos = untilNanos;
        recordedHoldUnknown = false;
    }

    /** The whole state is durable as the process knows it just then: also what was asked and is not recorded by itself yet. */
    void checkpointed() {
        recordedMode = mode == recordedMode ? mode : null;
        recordedDesired = desired == recordedDesired ? desired : null;
        recordedHoldUnknown |= holdUntilNanos != recordedHoldNanos;
    }

    private long holdOf(long spanNanos) {
        return holds.stream()
                .filter(asked -> asked.untilNanos() - asked.atNanos() == spanNanos)
                .mapToLong(Happening.Asked::untilNanos)
                .max()
                .orElse(0);
    }

    /** Supervision begins again in the same process: as the target was described. */
    void begunAgain(long nanos) {
        begunAgain = true;
        mode(target.mode(), nanos);
        desired(target.desired(), nanos);
        holdUntilNanos = 0;
        holdUnknown = false;
    }

    /** A new process knows what was recorded. */
    void restored(boolean durable, boolean wallJumped, long nanos) {
        boolean known = durable && !begunAgain;
        mode(known ? recordedMode : durable ? null : target.mode(), nanos);
        desired(known ? recordedDesired : durable ? null : target.desired(), nanos);
        boolean sure = !recordedHoldUnknown && !(wallJumped && recordedHoldNanos > 0);
        holdUntilNanos = known && sure ? recordedHoldNanos : 0;
        holdUnknown = known && !sure;
        holdNanos = nanos;
    }

    private void mode(@Nullable Mode value, long nanos) {
        if (mode != value) {
            mode = value;
            modeNanos = nanos;
        }
    }

    private void desired(@Nullable DesiredState value, long nanos) {
        if (desired != value) {
            desired = value;
            desiredNanos = nanos;
        }
    }
}
