// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Judgement;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Ruling;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.ShadowTally;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.detect.Look;
import dev.prunella.detect.Symptom;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SHADOW: the guardrails are asked as ever, with the would-be starts of this target added to what they know; what they would let
 * through is written down, taken for failed, and judged later. No permit, no intent, no effect.
 */
final class Shadowing {

    /** When a would-be action is judged if the trouble has not ended before. */
    static final Duration JUDGED_AFTER = Duration.ofSeconds(30);

    private Shadowing() {}

    /** Whether the target only says what it would do. */
    static boolean applies(Draft draft) {
        return draft.mode == Mode.SHADOW;
    }

    static void ask(Draft draft, Plan plan) {
        draft.shadow =
                draft.shadow.at(draft.now, draft.policy.budgets().window().toNanos());
        draft.emit(new Effect.Suppose(Course.proposal(draft, plan), draft.shadow.starts()));
        draft.enter(new Deciding(plan, true));
    }

    /** The ladder's next step if every would-be action since it was begun had been done and had failed. */
    static int nextStep(Runbook runbook, Episode episode) {
        Episode supposed = episode;
        for (int done = 0; done < episode.supposed(); done++) {
            int index = Course.nextStep(runbook, supposed);
            if (index < 0) {
                return -1;
            }
            supposed = supposed.atStep(index).started();
        }
        return Course.nextStep(runbook, supposed);
    }

    /** The guardrails have answered. */
    static void ruled(Draft draft, Plan plan, Ruling ruling) {
        Judgement refusal = ruling.refusalBeyondMode();
        if (!applies(draft)) {
            draft.enter(Holding.until(draft.now));
        } else if (refusal == null) {
            act(draft, plan);
        } else {
            Refusal.take(draft, plan, refusal);
        }
    }

    private static void act(Draft draft, Plan plan) {
        if (draft.shadow.claims().size() >= Shadow.MOST_CLAIMS) {
            Finding lost = new Finding(ShadowVerdict.UNDECIDED, "too many others waited to be judged");
            settle(draft, draft.shadow.claims().get(0), lost);
        }
        Proposal proposal = Course.proposal(draft, plan);
        String remediation = plan.step().remediation().name();
        String key = proposal.incident() + "/would-" + (draft.shadow.made() + 1);
        ShadowClaim claim =
                new ShadowClaim(key, proposal.incident(), remediation, draft.generation, draft.now, false, null);
        Fatigue tired = draft.shadow.fatigue().attempted(draft.policy.backoff(), draft.now);
        draft.shadow = draft.shadow.acting(
                GovernorState.start(proposal, draft.now, 0),
                claim,
                plan.step().remediation().endsProcess() ? tired.ending(key) : tired);
        draft.episode = draft.open().supposedOne();
        ShadowTally tally = draft.shadow.tally(remediation);
        draft.tell(new HealingEvent.ShadowActed(
                draft.target.name(),
                proposal.incident(),
                key,
                remediation,
                proposal.diagnosis(),
                tally,
                tally.span(draft.now)));
        draft.enter(Holding.until(tired.backoffEndsNanos()));
    }

    /** The application's own traffic shows trouble. */
    static void noticed(Draft draft, Symptom symptom) {
        draft.shadow = draft.shadow.claiming(claim -> claim.noticed(symptom.atNanos()));
    }

    /** When the oldest claim falls due; null for none. */
    static @Nullable Long wakeNanos(Draft draft) {
        return draft.shadow.claims().isEmpty()
                ? null
                : draft.shadow.claims().get(0).atNanos() + JUDGED_AFTER.toNanos();
    }

    /** Judges what can be judged by now. */
    static void judge(Draft draft) {
        for (ShadowClaim claim : draft.shadow.claims()) {
            String spoils = spoils(draft, claim);
            ShadowClaim known = spoils == null ? claim : claim.spoilt(spoils);
            draft.shadow = draft.shadow.claiming(other -> other.equals(claim) ? known : other);
            Finding finding = Finding.of(draft, known);
            if (finding != null) {
                settle(draft, known, finding);
            }
        }
    }

    private static void settle(Draft draft, ShadowClaim claim, Finding finding) {
        draft.shadow = draft.shadow.judged(claim, finding.verdict());
        ShadowTally tally = draft.shadow.tally(claim.remediation());
        draft.tell(new HealingEvent.ShadowJudged(
                draft.target.name(),
                claim.incident(),
                claim.key(),
                claim.remediation(),
                finding.verdict(),
                finding.why(),
                tally,
                tally.span(draft.now)));
        graduate(draft);
    }

    /** What makes every verdict worthless: the trouble took another course than it would have taken by itself. */
    private static @Nullable String spoils(Draft draft, ShadowClaim claim) {
        if (draft.phase instanceof Retired) {
            return "supervision ended before it could be judged";
        }
        if (!applies(draft)) {
            return "the mode was changed to " + draft.mode;
        }
        if (draft.held() || draft.desired != DesiredState.RUNNING) {
            return "a person took it in hand";
        }
        return claim.generation().equals(draft.generation) ? null : "it was replaced by somebody else";
    }

    static boolean failsFreshly(Draft draft) {
        Look last = draft.inside.lastFail();
        return last != null
                && draft.inside.run().fails() > 0
                && draft.freshness().fresh(last.endedNanos(), draft.now);
    }

    private static void graduate(Draft draft) {
        Mode before = draft.shadow.proposed();
        Mode proposed = applies(draft) ? draft.policy.graduation().propose(draft.shadow.report(), draft.now) : before;
        if (proposed != before) {
            draft.shadow = draft.shadow.proposing(proposed);
            draft.tell(new HealingEvent.ShadowProposed(
                    draft.target.name(), proposed, draft.shadow.report().total()));
        }
    }

    /** What an earlier run of the process left: what was not judged then never will be. */
    static void restore(Draft draft, TargetEvent.Restored restored) {
        Map<String, ShadowTally> known = new TreeMap<>(restored.shadow());
        known.keySet().retainAll(draft.target.runbooks().remediations());
        known.replaceAll((remediation, tally) -> tally.settled());
        draft.shadow = draft.shadow.counting(known);
        if (applies(draft)) {
            draft.shadow = draft.shadow.proposing(draft.policy.graduation().propose(draft.shadow.report(), draft.now));
        }
    }
}
