// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.ShadowVerdict;
import dev.prunella.diagnose.Diagnosis;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is found of a would-be action: whether the trouble outlived it.
 *
 * @param verdict whether it would have been right
 * @param why in a sentence
 */
record Finding(ShadowVerdict verdict, String why) {

    /** The finding, or null while it is too early for one. */
    static @Nullable Finding of(Draft draft, ShadowClaim claim) {
        boolean due = draft.now - claim.atNanos() >= Shadowing.JUDGED_AFTER.toNanos();
        boolean over = draft.episode == null || !draft.episode.incident().id().equals(claim.incident());
        if (!due && !over) {
            return null;
        }
        if (claim.spoilt() != null) {
            return new Finding(ShadowVerdict.UNDECIDED, claim.spoilt());
        }
        return over ? recovered(draft, claim) : unrecovered(draft, claim);
    }

    private static Finding recovered(Draft draft, ShadowClaim claim) {
        long afterMillis = Duration.ofNanos(draft.now - claim.atNanos()).toMillis();
        return claim.requestsFailed()
                ? new Finding(
                        ShadowVerdict.JUSTIFIED,
                        "requests failed until it recovered %d ms later".formatted(afterMillis))
                : new Finding(ShadowVerdict.UNJUSTIFIED, "it recovered by itself %d ms later".formatted(afterMillis));
    }

    /** An action against what is not the target's own fault would have cured nothing, however long the trouble lasted. */
    private static Finding unrecovered(Draft draft, ShadowClaim claim) {
        Diagnosis now = draft.diagnose();
        Diagnosis known = draft.certain(now) ? now : draft.open().diagnosis();
        if (!known.actionable()) {
            return new Finding(ShadowVerdict.UNDECIDED, "it turned out to be " + known);
        }
        if (claim.requestsFailed()) {
            return new Finding(ShadowVerdict.JUSTIFIED, "requests went on to fail");
        }
        return Shadowing.failsFreshly(draft)
                ? new Finding(
                        ShadowVerdict.JUSTIFIED,
                        "it was still unhealthy " + Shadowing.JUDGED_AFTER.toSeconds() + " s later")
                : new Finding(ShadowVerdict.UNDECIDED, "nothing fresh was seen of it");
    }
}
