// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.SideView;
import org.jspecify.annotations.Nullable;

/**
 * Two looks that prove a cause together, so that one pair weighs as much as three FAILs: the inside fails with exactly this cause
 * while the outside, looked at just now, proves the opposite. A PASS elsewhere in the pool does not veto it.
 *
 * @param cause what the pair proves
 * @param whileSettling whether it holds at once after a dependency's return too, because the inside does not merely fail but has
 *     proof of its own, such as the server's word on each connection
 */
public record ConclusivePair(Cause cause, boolean whileSettling) {

    /** What a fresh pair weighs, in FAILs. */
    public static final int WEIGHT = 3;

    /**
     * Whether the two sides make such a pair at {@code nowNanos}: the newest failure has this cause, the outside's newest look
     * passed, both are fresh and of one generation, and the outside began no earlier than the first failure with this cause.
     */
    public boolean proves(SideView inside, @Nullable Look outside, Freshness freshness, long nowNanos) {
        Look failure = inside.lastFail();
        return failure != null
                && outside != null
                && failure.generation().equals(outside.generation())
                && failure.reading().code().equals(cause.name())
                && outside.reading().passed()
                && outside.startedNanos() - inside.failSinceNanos() >= 0
                && freshness.fresh(failure.endedNanos(), nowNanos)
                && freshness.fresh(outside.endedNanos(), nowNanos);
    }
}
