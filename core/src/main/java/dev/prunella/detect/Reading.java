// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Reason;
import dev.prunella.model.TraceRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a probe saw.
 *
 * @param status PASS, FAIL, or UNKNOWN where the probe could not tell
 * @param latency how long the look took; zero until the runner has measured it
 * @param reason why it did not pass; null for a PASS
 * @param value what was measured; null where the probe measures nothing
 * @param trace the trace that the look belongs to; null for none
 */
public record Reading(
        Status status,
        Duration latency,
        @Nullable Reason reason,
        @Nullable Measurement value,
        @Nullable TraceRef trace) {

    private static final Reading PASS = new Reading(Status.PASS, Duration.ZERO, null, null, null);

    /** Whether the target did what was asked of it. */
    public enum Status {
        /** It did. */
        PASS,
        /** It did not, or not in time. */
        FAIL,
        /** Nothing can be said: the prober's own fault, a pause of the process, a target that is merely busy. */
        UNKNOWN
    }

    /**
     * A number with its unit.
     *
     * @param amount any finite number; NaN is read as missing
     * @param unit as {@code ms}, {@code connections}
     */
    public record Measurement(double amount, String unit) {}

    /** It works. */
    public static Reading pass() {
        return PASS;
    }

    /** It does not work; {@code code} is a {@link Reason#code()}. */
    public static Reading fail(String code, String text) {
        return new Reading(Status.FAIL, Duration.ZERO, new Reason(code, text), null, null);
    }

    /** It cannot be told; {@code code} is a {@link Reason#code()}. */
    public static Reading unknown(String code, String text) {
        return new Reading(Status.UNKNOWN, Duration.ZERO, new Reason(code, text), null, null);
    }

    /** The same with the time that the look took. */
    public Reading took(Duration measured) {
        return new Reading(status, measured, reason, value, trace);
    }

    /** The same with another reason. */
    public Reading because(Reason other) {
        return new Reading(status, latency, other, value, trace);
    }

    /** The same with a measured value. */
    public Reading measuring(double amount, String unit) {
        return new Reading(status, latency, reason, new Measurement(amount, unit), trace);
    }

    /** The same with the trace that it belongs to. */
    public Reading tracedBy(TraceRef other) {
        return new Reading(status, latency, reason, value, other);
    }

    /** The code of its reason; empty for none. */
    public String code() {
        return reason == null ? "" : reason.code();
    }

    /** Whether it is a FAIL. */
    public boolean failed() {
        return status == Status.FAIL;
    }

    /** Whether it is a PASS. */
    public boolean passed() {
        return status == Status.PASS;
    }

    @Override
    public String toString() {
        return reason == null ? status.name() : status + " " + reason;
    }
}
