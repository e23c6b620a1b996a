// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 30: what was planned under one policy does not begin under another, and what may not be put in force is refused. */
final class ReloadCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    ReloadCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Reloaded reloaded && reloaded.taken() != reloaded.sound()) {
            objections.say(
                    reloaded.taken()
                            ? "a policy by which nothing may be done is put in force"
                            : "a policy is refused that is in order");
        } else if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null
                    && attempt.intendedNanos() < facts.policyNanos()
                    && facts.policyIsSettled(started.atNanos())) {
                objections.say("%s of %s begins %d ms after its policy was replaced"
                        .formatted(
                                started.remediation(),
                                started.target(),
                                (started.atNanos() - facts.policyNanos()) / 1_000_000));
            }
        }
    }
}
