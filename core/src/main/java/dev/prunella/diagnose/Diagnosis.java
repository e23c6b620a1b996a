// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

/**
 * What the evidence means.
 *
 * @param kind which chooses the runbook
 * @param cause which chooses the step to begin with
 * @param weight how much evidence speaks for it, in FAILs; see {@link Evidence#weight()}
 * @param summary the evidence in one line, for people
 */
public record Diagnosis(Kind kind, Cause cause, int weight, String summary) {

    /** The kinds of trouble. */
    public enum Kind {
        /** The target itself is broken and what it depends on is well: heal. */
        LOCAL_FAULT,
        /** What it depends on is broken: never recycle or restart; wait. */
        DEPENDENCY_DOWN,
        /** Both sides are slow or reject: throttle. */
        OVERLOAD,
        /** A resource is used more and more and not given back. */
        LEAK,
        /** No progress although work is pending. */
        STALLED,
        /** Threads of the target wait for each other in a cycle. */
        DEADLOCK,
        /** The target is slow or rejects while what it depends on is quick. */
        DEGRADED,
        /** The evidence is missing or disagrees with itself: never act. */
        UNKNOWN
    }

    /** Whether it may be acted on once its weight suffices. */
    public boolean actionable() {
        return kind != Kind.UNKNOWN && kind != Kind.DEPENDENCY_DOWN;
    }

    /** The same kind and cause, whatever the evidence weighs. */
    public boolean sameAs(Diagnosis other) {
        return kind == other.kind && cause.equals(other.cause);
    }

    @Override
    public String toString() {
        return kind + " (" + cause + ")";
    }
}
