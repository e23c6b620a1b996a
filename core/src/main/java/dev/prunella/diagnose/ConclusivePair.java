// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.SideView;
import org.jspecify.annotations.Nullable;

/**
 * What proves a cause, so that it weighs as much as three FAILs: the inside fails with exactly this cause while the outside, looked at
 * just now, proves the opposite. A PASS elsewhere in the pool does not veto it.
 *
 * @param cause what the pair proves
 * @param whileSettling whether it holds at once after a dependency's return too, because the inside does not merely fail but has
 *     proof of its own, such as the server's word on each connection
 * @param byItself whether the inside needs no outside probe beside it, because it knows the cause for certain, as a component does whose
 *     thread is dead; nothing that it depends on may be ill, and where there is an outside probe it has to pass
 */
public record ConclusivePair(Cause cause, boolean whileSettling, boolean byItself) {

    /** What a fresh pair weighs, in FAILs. */
    public static final int WEIGHT = 3;

    /** A pair that takes an outside probe. */
    public ConclusivePair(Cause cause, boolean whileSettling) {
        this(cause, whileSettling, false);
    }

    /** What the inside knows for certain. */
    public static ConclusivePair byItself(Cause cause) {
        return new ConclusivePair(cause, true, true);
    }

    /** Whether the newest look inside failed with this cause, and is fresh. */
    boolean isSaidBy(SideView inside, Freshness freshness, long nowNanos) {
        Look look = inside.last();
        return look != null
                && look.reading().failed()
                && look.reading().code().equals(cause.name())
                && freshness.fresh(look.endedNanos(), nowNanos);
    }

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
