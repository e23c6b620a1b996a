// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 8: no more remediations at a time than the policy says, from the start to the verdict. */
final class ConcurrencyCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    ConcurrencyCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            long open = facts.attemptsNow()
                    .filter(attempt -> attempt.started() && !attempt.over())
                    .count();
            int limit = facts.policy().concurrency();
            if (open > limit && facts.policyIsSettled(started.atNanos())) {
                objections.say("%s of %s makes %d remediations at a time, the limit is %d"
                        .formatted(started.remediation(), started.target(), open, limit));
            }
        }
    }
}
