// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import org.jspecify.annotations.Nullable;

/**
 * What is known from one side: the last look and the run that it is part of.
 *
 * @param last the newest look; null before the first
 * @param lastFail the newest look that failed; null if none did
 * @param failSinceNanos when the first look began that failed with the same code as the newest, with no other failure and no gap
 *     in between; passes in between do not matter; meaningless while nothing failed
 * @param run readings in a row that agree
 * @param runSinceNanos when the first look of that run began; meaningless while the run is empty
 * @param runUntilNanos when the last look of that run ended; meaningless while the run is empty
 */
public record SideView(
        @Nullable Look last,
        @Nullable Look lastFail,
        long failSinceNanos,
        RunLength run,
        long runSinceNanos,
        long runUntilNanos) {

    /** Nothing seen yet. */
    public static final SideView NONE = new SideView(null, null, 0, RunLength.NONE, 0, 0);

    /**
     * The view after one more look; a run whose last reading is older than the freshness limit starts anew. An UNKNOWN is no
     * reading of a run and does not keep it fresh.
     */
    public SideView plus(Look look, Freshness freshness) {
        boolean continues = freshness.fresh(runUntilNanos, look.startedNanos());
        RunLength before = continues ? run : RunLength.NONE;
        RunLength after = before.plus(look.reading());
        boolean begins = after.fails() + after.passes() == 1 && !after.equals(before);
        boolean known = look.reading().status() != Reading.Status.UNKNOWN;
        return new SideView(
                look,
                look.reading().failed() ? look : lastFail,
                look.reading().failed() ? failSince(look, freshness) : failSinceNanos,
                after,
                begins ? look.startedNanos() : runSinceNanos,
                known ? look.endedNanos() : runUntilNanos);
    }

    private long failSince(Look look, Freshness freshness) {
        boolean goesOn = lastFail != null
                && freshness.fresh(lastFail.endedNanos(), look.startedNanos())
                && lastFail.generation().equals(look.generation())
                && lastFail.reading().code().equals(look.reading().code());
        return goesOn ? failSinceNanos : look.startedNanos();
    }

    /** Whether the newest look has this status and is fresh at {@code nowNanos}. */
    public boolean says(Reading.Status status, Freshness freshness, long nowNanos) {
        return last != null && last.reading().status() == status && freshness.fresh(last.endedNanos(), nowNanos);
    }

    @Override
    public String toString() {
        return last == null ? "not looked yet" : last.reading() + " x" + Math.max(1, run.fails() + run.passes());
    }
}
