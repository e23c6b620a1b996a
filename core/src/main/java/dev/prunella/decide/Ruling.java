// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all guardrails to one proposal; the first refusal in their order decides.
 *
 * @param remediation what was proposed
 * @param judgements in the order of the guardrails
 */
public record Ruling(String remediation, List<Judgement> judgements) {

    /** Keeps a copy. */
    public Ruling {
        judgements = List.copyOf(judgements);
    }

    /** Puts a proposal before each guardrail in turn. */
    public static Ruling of(Proposal proposal, Ledger ledger, List<Guardrail> guardrails) {
        List<Judgement> judgements = new ArrayList<>(guardrails.size());
        for (Guardrail guardrail : guardrails) {
            judgements.add(new Judgement(guardrail.name(), check(guardrail, proposal, ledger)));
        }
        return new Ruling(proposal.remediation().name(), judgements);
    }

    /** A guardrail that cannot answer denies. */
    private static Answer check(Guardrail guardrail, Proposal proposal, Ledger ledger) {
        try {
            return guardrail.check(proposal, ledger);
        } catch (RuntimeException e) {
            return new Answer.Deny(new Reason("guardrail-failed", "the guardrail itself failed: " + e), false);
        }
    }

    /** The ruling once a person has said yes. */
    public Ruling approved() {
        List<Judgement> all = judgements.stream()
                .map(judgement -> judgement.answer() instanceof Answer.NeedsApproval
                        ? new Judgement(judgement.guardrail(), Answer.permit())
                        : judgement)
                .toList();
        return new Ruling(remediation, all);
    }

    /** Whether every guardrail permits. */
    public boolean permits() {
        return refusal() == null;
    }

    /**
     * What would decide if the mode were AUTO and a person said yes to whatever needs it: the first refusal for another reason, or
     * null.
     */
    public @Nullable Judgement refusalBeyondMode() {
        return judgements.stream()
                .filter(judgement -> judgement.answer().refusesBeyondMode())
                .findFirst()
                .orElse(null);
    }

    /** The refusal that decides, or null. */
    public @Nullable Judgement refusal() {
        for (Judgement judgement : judgements) {
            if (!judgement.answer().permits()) {
                return judgement;
            }
        }
        return null;
    }
}
