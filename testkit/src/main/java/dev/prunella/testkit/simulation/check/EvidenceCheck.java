// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.ConclusivePair;
import dev.prunella.diagnose.InsideOutside;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.List;

/** INVARIANT 11: an action needs so many failures in a row, seen since the last one ended, or a conclusive pair. */
final class EvidenceCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    EvidenceCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null
                && intended.actor().kind() == Actor.Kind.AUTOMATION) {
            intends(intended, said.atNanos());
        }
    }

    /** A look that ends in the same moment may have come after the decision. */
    private void intends(HealingEvent.Intended intended, long nanos) {
        TargetFacts target = facts.target(intended.target());
        if (!(target.target().diagnostician() instanceof InsideOutside)) {
            return;
        }
        long since = lastActionNanos(intended);
        int fails = Math.max(
                target.run(Reading.Status.FAIL, since, nanos), target.run(Reading.Status.FAIL, since, Long.MAX_VALUE));
        int pair = pairSpeaks(target, since) || lingers(target, fails) ? ConclusivePair.WEIGHT : 0;
        int needed = facts.scenario().policy().evidence();
        if (Math.max(fails, pair) < needed) {
            objections.say("%s of %s is permitted on %d failures in a row since the last action, %d are needed"
                    .formatted(intended.attempt().remediation(), intended.target(), fails, needed));
        }
    }

    private long lastActionNanos(HealingEvent.Intended intended) {
        return facts.attemptsNow()
                .filter(other -> other.target().equals(intended.target()) && other.endedNanos() >= 0 && other.started())
                .mapToLong(other -> Math.min(other.endedNanos(), Math.max(other.finishedNanos(), other.startedNanos())))
                .max()
                .orElse(0);
    }

    private static boolean pairSpeaks(TargetFacts target, long since) {
        List<Happening.Looked> failures = target.looks(Side.INSIDE).stream()
                .filter(look -> look.beganNanos() >= since && isOfAPair(target, look))
                .toList();
        return !failures.isEmpty()
                && target.looks(Side.OUTSIDE).stream()
                        .anyMatch(look -> look.status() == Reading.Status.PASS
                                && look.beganNanos() >= failures.get(0).beganNanos());
    }

    private static boolean isOfAPair(TargetFacts target, Happening.Looked look) {
        return look.status() == Reading.Status.FAIL
                && target.target().pairs().stream()
                        .anyMatch(pair -> pair.cause().name().equals(look.code()));
    }

    /** After the return of what it leans on two failures weigh as much. */
    private static boolean lingers(TargetFacts target, int fails) {
        return fails >= 2
                && (target.target().outside() != null
                        || !target.target().info().dependsOn().isEmpty());
    }
}
