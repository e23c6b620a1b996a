// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.ShadowReport;
import dev.prunella.decide.ShadowTally;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.model.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a target in SHADOW: what it would have done, each action assumed to have failed, and what came of it. Nothing of
 * it counts anywhere else.
 *
 * @param starts that would have been charged within the budgets' window, oldest first, at most {@link #MOST_STARTS}
 * @param fatigue how much would have been tried lately
 * @param claims would-be actions that are not judged yet, oldest first, at most {@link #MOST_CLAIMS}
 * @param tallies by the remediation's name
 * @param proposed the mode that was proposed last; null for none
 * @param made how many would-be actions there were since supervision began: it numbers them
 */
public record Shadow(
        List<GovernorState.Start> starts,
        Fatigue fatigue,
        List<ShadowClaim> claims,
        Map<String, ShadowTally> tallies,
        @Nullable Mode proposed,
        int made) {

    /** The most starts that are kept, far above any sensible budget of one target; the oldest give way. */
    public static final int MOST_STARTS = 256;

    /** The most claims that wait for their verdict; the oldest is given up for a newer one. */
    public static final int MOST_CLAIMS = 32;

    /** Keeps copies. */
    public Shadow {
        starts = List.copyOf(starts);
        claims = List.copyOf(claims);
        tallies = Map.copyOf(tallies);
    }

    static Shadow fresh(long seed, long nowNanos) {
        return new Shadow(List.of(), Fatigue.fresh(~seed, nowNanos), List.of(), Map.of(), null, 0);
    }

    /** What is to be told of it. */
    public ShadowReport report() {
        return new ShadowReport(new TreeMap<>(tallies), proposed);
    }

    ShadowTally tally(String remediation) {
        return tallies.getOrDefault(remediation, ShadowTally.NONE);
    }

    Shadow acting(GovernorState.Start start, ShadowClaim claim, Fatigue tired) {
        List<GovernorState.Start> more =
                new ArrayList<>(starts.size() < MOST_STARTS ? starts : starts.subList(1, MOST_STARTS));
        more.add(start);
        List<ShadowClaim> open = new ArrayList<>(claims);
        open.add(claim);
        Map<String, ShadowTally> counted =
                with(claim.remediation(), tally(claim.remediation()).acting(claim.atNanos()));
        return new Shadow(more, tired, open, counted, proposed, made + 1);
    }

    /** Without the starts that no window reaches any more. */
    Shadow at(long nowNanos, long windowNanos) {
        List<GovernorState.Start> kept = starts.stream()
                .filter(start -> nowNanos - start.atNanos() < windowNanos)
                .toList();
        return new Shadow(kept, fatigue, claims, tallies, proposed, made);
    }

    Shadow judged(ShadowClaim claim, ShadowVerdict verdict) {
        List<ShadowClaim> others =
                claims.stream().filter(other -> !other.equals(claim)).toList();
        Map<String, ShadowTally> counted =
                with(claim.remediation(), tally(claim.remediation()).judged(verdict));
        return new Shadow(starts, fatigue, others, counted, proposed, made);
    }

    Shadow tired(Fatigue other) {
        return other.equals(fatigue) ? this : new Shadow(starts, other, claims, tallies, proposed, made);
    }

    Shadow claiming(UnaryOperator<ShadowClaim> change) {
        List<ShadowClaim> changed = claims.stream().map(change).toList();
        return new Shadow(starts, fatigue, changed, tallies, proposed, made);
    }

    Shadow proposing(@Nullable Mode mode) {
        return new Shadow(starts, fatigue, claims, tallies, mode, made);
    }

    /** With the tallies of an earlier run of the process. */
    Shadow counting(Map<String, ShadowTally> earlier) {
        return new Shadow(starts, fatigue, claims, earlier, proposed, made);
    }

    private Map<String, ShadowTally> with(String remediation, ShadowTally tally) {
        Map<String, ShadowTally> more = new HashMap<>(tallies);
        more.put(remediation, tally);
        return more;
    }
}
