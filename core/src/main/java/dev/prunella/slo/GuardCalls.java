// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.guard.GuardStatus;

/** Makes calls of what a guard counts, which are attempts; see {@link Sli#guard}. Not safe for several threads. */
public final class GuardCalls {

    private long bad;

    /**
     * The calls up to now. Each attempt that was made again failed before: what is left are calls that failed for good. While a call waits
     * for its next attempt it looks failed; so what failed for good is at most as many too many as ever waited at once.
     */
    public SliReading next(GuardStatus.Calls ever) {
        bad = Math.max(bad, ever.failed() + ever.shed() - ever.retried());
        return SliReading.counts(ever.ok(), ever.ok() + bad);
    }
}
