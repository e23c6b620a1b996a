// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.BrakePolicy;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.List;

/** INVARIANT 12: when most of a group is unhealthy starts are slow, when all are there are none, but with outside proof one at a time. */
final class BrakeCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private final Facts facts;
    private final Objections objections;

    BrakeCheck(Facts facts, Objections objections) {
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
        long unhealthy =
                members.stream().filter(member -> isUnhealthy(member, attempt)).count();
        if (members.size() < brake.smallestGroup() || unhealthy < brake.slowAtShare() * members.size()) {
            return;
        }
        if (mayBeProven(facts.target(attempt.target()), attempt.intendedNanos())) {
            requireAlone(attempt);
        } else if (unhealthy == members.size()) {
            objections.say("%s of %s begins while all %d members of its group are unhealthy"
                    .formatted(attempt.remediation(), attempt.target(), members.size()));
        } else {
            requireDistance(attempt, brake.slowEvery().toNanos() - ROUNDING_NANOS);
        }
    }

    /** It was, when the attempt was permitted, and still is. */
    private static boolean isUnhealthy(TargetFacts member, AttemptFacts attempt) {
        return member.target().name().equals(attempt.target())
                || (member.unhealthyNanos() >= 0 && member.unhealthyNanos() < attempt.intendedNanos());
    }

    /** What a look says at the very moment of the decision may be known to it or not. */
    private static boolean mayBeProven(TargetFacts target, long nanos) {
        return target.target().outside() != null
                && target.looks(Side.OUTSIDE).stream().anyMatch(look -> look.status() == Reading.Status.PASS)
                && (passed(target, nanos) || passed(target, Long.MAX_VALUE));
    }

    private static boolean passed(TargetFacts target, long beforeNanos) {
        return target.looks(Side.OUTSIDE).stream()
                .filter(look -> look.status() != Reading.Status.UNKNOWN && look.atNanos() < beforeNanos)
                .reduce((earlier, later) -> later)
                .filter(look -> look.status() == Reading.Status.PASS)
                .isPresent();
    }

    private void requireAlone(AttemptFacts attempt) {
        Groups.underWay(facts, attempt)
                .ifPresent(other -> objections.say("%s of %s begins in a braked group while %s is not over"
                        .formatted(attempt.remediation(), attempt.target(), other.key())));
    }

    private void requireDistance(AttemptFacts attempt, long leastNanos) {
        Groups.others(facts, attempt)
                .filter(AttemptFacts::started)
                .filter(other -> attempt.intendedNanos() >= other.intendedNanos()
                        && attempt.intendedNanos() - other.intendedNanos() < leastNanos)
                .findFirst()
                .ifPresent(other -> objections.say("%s of %s begins in a braked group %d ms after %s"
                        .formatted(
                                attempt.remediation(),
                                attempt.target(),
                                (attempt.intendedNanos() - other.intendedNanos()) / 1_000_000,
                                other.key())));
    }
}
