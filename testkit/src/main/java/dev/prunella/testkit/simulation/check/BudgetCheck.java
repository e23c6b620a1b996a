// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Budgets;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.List;

/** INVARIANT 6, 7 and 41: in every sliding window no scope has more starts than its budget, over restarts too. */
final class BudgetCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private final Facts facts;
    private final Objections objections;

    BudgetCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && facts.policyIsSettled(started.atNanos())) {
                begins(attempt);
            }
        }
    }

    private void begins(AttemptFacts attempt) {
        Budgets budgets = facts.policy().budgets();
        List<AttemptFacts> counted = within(budgets.window().toNanos() - ROUNDING_NANOS);
        String group = Groups.of(facts, attempt);
        long incidents = counted.stream()
                .filter(other -> other.target().equals(attempt.target()))
                .map(AttemptFacts::incident)
                .distinct()
                .count();
        require(attempt, "incidents of " + attempt.target(), incidents, budgets.incidentsPerTarget());
        if (!group.isEmpty()) {
            long starts = counted.stream()
                    .filter(other -> Groups.of(facts, other).equals(group))
                    .count();
            require(attempt, "starts of the group " + group, starts, budgets.startsPerGroup());
        }
        long ofType = counted.stream()
                .filter(other -> other.remediation().equals(attempt.remediation()))
                .count();
        require(attempt, "starts of " + attempt.remediation(), ofType, budgets.startsPerType());
        require(attempt, "starts", counted.size(), budgets.startsPerSupervisor());
    }

    /** Counted by when they were charged; by earlier processes only where their age is known. */
    private List<AttemptFacts> within(long windowNanos) {
        List<AttemptFacts> begun = facts.attempts()
                .filter(AttemptFacts::started)
                .filter(other ->
                        other.process() == facts.process() || (facts.scenario().durable() && !facts.wallJumped()))
                .toList();
        long last = begun.stream().mapToLong(AttemptFacts::intendedNanos).max().orElse(0);
        return begun.stream()
                .filter(other -> last - other.intendedNanos() < windowNanos)
                .toList();
    }

    private void require(AttemptFacts attempt, String what, long count, int limit) {
        if (count > limit) {
            objections.say("%s of %s makes %d %s within %s, the budget is %d"
                    .formatted(
                            attempt.remediation(),
                            attempt.target(),
                            count,
                            what,
                            facts.policy().budgets().window(),
                            limit));
        }
    }
}
