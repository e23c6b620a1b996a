// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Two looks that prove a cause together, so that one pair weighs as much as three FAILs: the inside fails with exactly this cause
 * while the outside, looked at just now, proves the opposite. A PASS elsewhere in the pool does not veto it.
 *
 * @param cause what the pair proves
 */
public record ConclusivePair(Cause cause) {

    /** What a fresh pair weighs, in FAILs. */
    public static final int WEIGHT = 3;

    /** Whether the two looks are such a pair: same generation, both fresh at {@code nowNanos}, the outside begun no earlier. */
    public boolean proves(@Nullable Look inside, @Nullable Look outside, Freshness freshness, long nowNanos) {
        return inside != null
                && outside != null
                && inside.generation().equals(outside.generation())
                && failsWithCause(inside.reading())
                && outside.reading().passed()
                && outside.startedNanos() - inside.startedNanos() >= 0
                && freshness.fresh(inside.endedNanos(), nowNanos)
                && freshness.fresh(outside.endedNanos(), nowNanos);
    }

    private boolean failsWithCause(Reading reading) {
        return reading.failed()
                && reading.reason() != null
                && reading.reason().code().equals(cause.name());
    }
}
