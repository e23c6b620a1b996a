// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Reason;
import org.jspecify.annotations.Nullable;

/** Where a breaker stands. Each change makes a new one, so a call that remembers the one that it began under knows of a change. */
final class Position {

    private final BreakerState state;
    private final boolean straight;
    private final long sinceNanos;
    private final long notBeforeNanos;
    private final int failedTrials;
    private final Reason because;
    private final Tally tally;
    private final @Nullable Trials trials;

    Position(
            BreakerState state,
            boolean straight,
            long sinceNanos,
            long notBeforeNanos,
            int failedTrials,
            Reason because,
            Tally tally,
            @Nullable Trials trials) {
        this.state = state;
        this.straight = straight;
        this.sinceNanos = sinceNanos;
        this.notBeforeNanos = notBeforeNanos;
        this.failedTrials = failedTrials;
        this.because = because;
        this.tally = tally;
        this.trials = trials;
    }

    BreakerState state() {
        return state;
    }

    /** Whether a call passes without any further question. */
    boolean straight() {
        return straight;
    }

    /** When it came to stand here. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** The earliest moment at which an open one lets calls on trial. */
    long notBeforeNanos() {
        return notBeforeNanos;
    }

    /** How often calls on trial were in vain since it was last closed. */
    int failedTrials() {
        return failedTrials;
    }

    Reason because() {
        return because;
    }

    /** Where the failures of calls that begin under it are counted. */
    Tally tally() {
        return tally;
    }

    /** Of a half-open one; null otherwise. */
    @Nullable
    Trials trials() {
        return trials;
    }
}
