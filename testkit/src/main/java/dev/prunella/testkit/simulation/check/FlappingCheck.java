// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Latches;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** INVARIANT 22: a target that falls ill too often is left alone until it was quiet for long or a person lifts the latch. */
final class FlappingCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private final Facts facts;
    private final Objections objections;

    private final Map<String, Spells> spells = new HashMap<>();
    private final Set<String> permitted = new HashSet<>();
    private boolean whole = true;

    /** When a target fell ill of late, and since when it was not heard of. */
    private static final class Spells {

        private final Deque<Long> nanos = new ArrayDeque<>();
        private String incident = "";
        private long quietNanos;
        private boolean latched;
    }

    FlappingCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said) {
            said(said.event(), said.atNanos());
        } else if (fact instanceof Happening.Asked asked && begins(asked)) {
            spells.remove(asked.target());
        } else if (fact instanceof Happening.ProcessEnded end) {
            whole = facts.scenario().durable() && !end.crashed() && end.trailComplete();
        } else if (fact instanceof Happening.ProcessBegan && (!whole || facts.wallJumped())) {
            spells.clear();
        } else if (fact instanceof Happening.Started started && permitted.contains(started.key())) {
            objections.say("%s of %s begins, which has fallen ill too often"
                    .formatted(started.remediation(), started.target()));
        }
    }

    private static boolean begins(Happening.Asked asked) {
        return asked.command() == Command.UNLATCH || asked.command() == Command.SUPERVISE;
    }

    private void said(HealingEvent event, long nanos) {
        if (event instanceof HealingEvent.Opened opened) {
            ill(opened.target(), opened.incident().value(), opened.diagnosis(), nanos);
        } else if (event instanceof HealingEvent.Rediagnosed again) {
            ill(again.target(), again.incident().value(), again.diagnosis(), nanos);
        } else if (event instanceof HealingEvent.Closed closed) {
            of(closed.target()).quietNanos = nanos;
        } else if (event instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null
                && of(intended.target()).latched) {
            permitted.add(intended.attempt().key());
        }
    }

    private void ill(String target, String incident, Diagnosis diagnosis, long nanos) {
        Spells before = of(target);
        if (diagnosis.kind() == Diagnosis.Kind.UNKNOWN
                || diagnosis.kind() == Diagnosis.Kind.DEPENDENCY_DOWN
                || before.incident.equals(incident)) {
            return;
        }
        Latches latches = facts.scenario().policy().latches();
        if (before.latched
                && nanos - before.quietNanos >= latches.flappingQuiet().toNanos() - ROUNDING_NANOS) {
            before.latched = false;
            before.nanos.clear();
        }
        before.nanos.removeIf(then -> nanos - then >= latches.flappingWindow().toNanos() - ROUNDING_NANOS);
        before.nanos.add(nanos);
        before.incident = incident;
        before.quietNanos = nanos;
        before.latched |= before.nanos.size() >= latches.flappingIncidents();
    }

    private Spells of(String target) {
        return spells.computeIfAbsent(target, name -> new Spells());
    }
}
