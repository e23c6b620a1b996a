// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 21: nothing begins by a plan that is older than its life. */
final class PlanLifeCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    PlanLifeCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            long life = facts.policy().planLife().toNanos();
            long age = attempt == null ? 0 : started.atNanos() - attempt.intendedNanos();
            if (facts.policyIsSettled(started.atNanos()) && age > life + facts.allowanceNanos(started.atNanos())) {
                objections.say("%s of %s begins by a plan that is %d ms old, it lives %d ms"
                        .formatted(started.remediation(), started.target(), age / 1_000_000, life / 1_000_000));
            }
        }
    }
}
