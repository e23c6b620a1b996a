// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the evidence means. Immutable; the words for it are made when somebody asks for them, as most diagnoses say what the last one did. */
public final class Diagnosis {

    private final Kind kind;
    private final Cause cause;
    private final int weight;
    private volatile @Nullable Supplier<String> words;
    private volatile String summary = "";

    /**
     * A diagnosis.
     *
     * @param kind which chooses the runbook
     * @param cause which chooses the step to begin with
     * @param weight how much evidence speaks for it, in FAILs; see {@link Evidence#weight()}
     * @param summary the evidence in one line, for people
     */
    public Diagnosis(Kind kind, Cause cause, int weight, String summary) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.cause = Objects.requireNonNull(cause, "cause");
        this.weight = weight;
        this.summary = Objects.requireNonNull(summary, "summary");
    }

    /** The same with a summary that is made when it is asked for, once or, by several threads at a time, more often. */
    Diagnosis(Kind kind, Cause cause, int weight, Supplier<String> words) {
        this.kind = kind;
        this.cause = cause;
        this.weight = weight;
        this.words = words;
    }

    /** Which chooses the runbook. */
    public Kind kind() {
        return kind;
    }

    /** Which chooses the step to begin with. */
    public Cause cause() {
        return cause;
    }

    /** How much evidence speaks for it, in FAILs; see {@link Evidence#weight()}. */
    public int weight() {
        return weight;
    }

    /** The evidence in one line, for people. */
    public String summary() {
        Supplier<String> unsaid = words;
        if (unsaid != null) {
            summary = unsaid.get();
            words = null;
        }
        return summary;
    }

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
    public boolean equals(@Nullable Object other) {
        return other instanceof Diagnosis that
                && sameAs(that)
                && weight == that.weight
                && summary().equals(that.summary());
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, cause, weight);
    }

    @Override
    public String toString() {
        return kind + " (" + cause + ")";
    }
}
