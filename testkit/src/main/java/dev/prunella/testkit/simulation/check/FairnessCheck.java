// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.detect.Side;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** INVARIANT 34 and 38: each target is looked at in its turn, whatever others do. */
final class FairnessCheck implements Check {

    private static final long SLACK_NANOS = Duration.ofSeconds(2).toNanos();

    private final Facts facts;
    private final Objections objections;

    private final Map<String, Long> lastNanos = new HashMap<>();
    private final Map<String, Boolean> underWay = new HashMap<>();

    FairnessCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.LookBegan began && began.side() == Side.INSIDE) {
            require(facts.target(began.target()), began.atNanos());
            underWay.put(began.target(), true);
        } else if (fact instanceof Happening.Looked looked && looked.side() == Side.INSIDE) {
            seen(looked.target(), looked.atNanos());
            underWay.merge(looked.target(), false, (before, ended) -> looked.late() && before);
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.Ended ended) {
            seen(ended.target(), said.atNanos());
        } else if (fact instanceof Happening.ProcessBegan || fact instanceof Happening.StoodStill) {
            facts.targets().forEach(target -> seen(target.target().name(), fact.atNanos()));
            underWay.clear();
        } else if (fact instanceof Happening.Asked && !fact.target().isEmpty()) {
            seen(fact.target(), fact.atNanos());
        } else if (fact instanceof Happening.Rested rested) {
            require(facts.target(rested.target()), rested.atNanos());
        }
    }

    private void seen(String target, long nanos) {
        lastNanos.put(target, nanos);
    }

    private void require(TargetFacts target, long nanos) {
        String name = target.target().name();
        long waited = nanos - lastNanos.getOrDefault(name, nanos);
        long period = target.target().probing().period().toNanos();
        if (waited <= 2 * period + SLACK_NANOS) {
            return;
        }
        boolean acting = facts.openAttempts().stream()
                .anyMatch(attempt -> attempt.target().equals(name) && !attempt.over());
        if (target.supervised() && !acting && !underWay.getOrDefault(name, false)) {
            objections.say("%s was not looked at for %d ms, its period is %d ms"
                    .formatted(name, waited / 1_000_000, period / 1_000_000));
        }
    }
}
