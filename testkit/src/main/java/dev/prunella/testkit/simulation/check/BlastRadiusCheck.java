// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.BrakePolicy;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.List;

/** INVARIANT 9: of a group enough members stay well; one that is ill may always be healed, but no second one beside it. */
final class BlastRadiusCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    BlastRadiusCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && !Groups.of(facts, attempt).isEmpty()) {
                begins(attempt);
            }
        }
    }

    private void begins(AttemptFacts attempt) {
        BrakePolicy brake = facts.scenario().policy().brake();
        List<TargetFacts> members = facts.members(Groups.of(facts, attempt));
        long well = members.stream()
                .filter(member -> !member.target().name().equals(attempt.target()))
                .filter(member -> member.unhealthyNanos() < 0 || member.unhealthyNanos() >= attempt.intendedNanos())
                .count();
        if (members.size() < brake.smallestGroup() || well >= brake.minHealthyShare() * members.size()) {
            return;
        }
        Groups.underWay(facts, attempt)
                .ifPresent(
                        other -> objections.say("%s of %s begins with %d of %d of its group well, while %s is not over"
                                .formatted(
                                        attempt.remediation(), attempt.target(), well, members.size(), other.key())));
    }
}
