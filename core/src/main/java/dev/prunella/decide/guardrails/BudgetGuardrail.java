// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import java.util.List;
import java.util.Locale;

/** Automation has its share of starts in a sliding window: of a target, a group, a remediation, the supervisor. */
final class BudgetGuardrail implements Guardrail {

    private final Budgets budgets;

    BudgetGuardrail(Budgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public String name() {
        return "budget";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        String target = proposal.target().name();
        int incidents = ledger.incidentsStarted(target, proposal.incident().value(), budgets.window());
        int most = budgets.narrowedTo(proposal.conditions().incidentBudget()).incidentsPerTarget();
        if (incidents >= most) {
            return Answer.spent(
                    "budget",
                    "%d incidents of this target were acted on within %s, the limit is %d",
                    incidents,
                    budgets.window(),
                    most);
        }
        for (Share share : shares(proposal)) {
            int starts = ledger.starts(share.scope, share.key, budgets.window());
            if (starts >= share.limit) {
                return Answer.spent(
                        "budget",
                        "%d starts of %s within %s, the limit is %d",
                        starts,
                        share,
                        budgets.window(),
                        share.limit);
            }
        }
        return Answer.permit();
    }

    private List<Share> shares(Proposal proposal) {
        Share type = new Share(Ledger.Scope.TYPE, proposal.remediation().name(), budgets.startsPerType());
        Share all = new Share(Ledger.Scope.SUPERVISOR, "", budgets.startsPerSupervisor());
        String group = proposal.target().group();
        return group.isEmpty()
                ? List.of(type, all)
                : List.of(new Share(Ledger.Scope.GROUP, group, budgets.startsPerGroup()), type, all);
    }

    private record Share(Ledger.Scope scope, String key, int limit) {
        @Override
        public String toString() {
            return key.isEmpty() ? "the supervisor" : scope.name().toLowerCase(Locale.ROOT) + " " + key;
        }
    }
}
