// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 16 and 19: an action begins only with its intent durable. */
final class IntentCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    IntentCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt == null) {
                objections.say("%s begins and was never announced".formatted(started.key()));
            } else if (!facts.durable(started.key())) {
                objections.say(
                        "%s of %s begins without a durable intent".formatted(started.remediation(), started.target()));
            }
        }
    }
}
