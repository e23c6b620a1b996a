// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** DESIGN 5: nothing is done about what is not the target's own fault, or not known, or while what it leans on is down. */
final class DependencyCheck implements Check {

    private static final Set<Diagnosis.Kind> NEVER = EnumSet.of(Diagnosis.Kind.DEPENDENCY_DOWN, Diagnosis.Kind.UNKNOWN);

    private final Facts facts;
    private final Objections objections;

    DependencyCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Intended intended
                && NEVER.contains(intended.diagnosis().kind())) {
            objections.say("%s of %s is permitted against %s, about which nothing may be done"
                    .formatted(intended.attempt().remediation(), intended.target(), intended.diagnosis()));
        }
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null
                && intended.actor().kind() == Actor.Kind.AUTOMATION
                && intended.diagnosis().kind() == Diagnosis.Kind.LOCAL_FAULT) {
            intends(intended, said.atNanos());
        }
    }

    private void intends(HealingEvent.Intended intended, long nanos) {
        TargetFacts target = facts.target(intended.target());
        for (String name : target.target().info().dependsOn()) {
            TargetFacts other = facts.target(name);
            if (other.supervised() && other.unhealthyNanos() >= 0 && other.unhealthyNanos() < nanos) {
                objections.say("%s of %s is permitted while %s, on which it depends, is unhealthy"
                        .formatted(intended.attempt().remediation(), intended.target(), name));
            }
        }
        Happening.Looked outside = target.newest(Side.OUTSIDE);
        if (outside != null && isFresh(outside, nanos) && outside.status() == Reading.Status.FAIL && !hasPair(target)) {
            objections.say("%s of %s is permitted while the outside look says %s"
                    .formatted(intended.attempt().remediation(), intended.target(), outside.code()));
        }
    }

    private static boolean isFresh(Happening.Looked look, long nanos) {
        return nanos - look.atNanos() < Duration.ofSeconds(1).toNanos() && look.atNanos() < nanos;
    }

    private static boolean hasPair(TargetFacts target) {
        return !target.target().pairs().isEmpty();
    }
}
