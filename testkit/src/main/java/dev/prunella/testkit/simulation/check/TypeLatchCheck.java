// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Latches;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** INVARIANT 23: what did not help several targets against the same cause, or harmed one, is not begun until a person lifts that. */
final class TypeLatchCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private static final Set<Attempt.End> MISSES =
            EnumSet.of(Attempt.End.INEFFECTIVE, Attempt.End.FAILED, Attempt.End.TIMED_OUT, Attempt.End.ABANDONED);

    private final Facts facts;
    private final Objections objections;

    private final List<Miss> misses = new ArrayList<>();
    /** Ends that count once they were taken back, by the key of the attempt. */
    private final Map<String, Attempt.End> waiting = new HashMap<>();

    private final Map<String, Long> latchedNanos = new HashMap<>();
    private final Set<String> permitted = new HashSet<>();
    private boolean whole = true;

    private record Miss(long atNanos, String target, String type, String cause) {}

    TypeLatchCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said) {
            said(said.event(), said.atNanos());
        } else if (fact instanceof Happening.Asked asked && asked.command() == Command.UNLATCH_TYPE) {
            forget();
        } else if (fact instanceof Happening.ProcessEnded end) {
            whole = facts.scenario().durable() && !end.crashed() && end.trailComplete();
            waiting.clear();
        } else if (fact instanceof Happening.ProcessBegan && (!whole || facts.wallJumped())) {
            forget(); // the time of day, by which the next process ages what it was left, may jump while none runs
        } else if (fact instanceof Happening.Started started && permitted.contains(started.key())) {
            objections.say("%s of %s begins, which is latched".formatted(started.remediation(), started.target()));
        }
    }

    private void forget() {
        misses.clear();
        latchedNanos.clear();
    }

    private void said(HealingEvent event, long nanos) {
        if (event instanceof HealingEvent.Ended ended) {
            String undoes = ended.attempt().undoes();
            AttemptFacts attempt =
                    facts.attempt(undoes == null ? ended.attempt().key() : undoes);
            Attempt.End end = undoes == null ? ended.end() : waiting.remove(undoes);
            if (attempt != null && end != null) {
                ended(attempt, end, undoes == null, nanos);
            }
        } else if (event instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null) {
            Long latched = latchedNanos.get(intended.attempt().remediation());
            if (latched != null && latched < nanos) {
                permitted.add(intended.attempt().key());
            }
        }
    }

    private void ended(AttemptFacts attempt, Attempt.End end, boolean mayBeTakenBack, long nanos) {
        boolean fails = MISSES.contains(end);
        if (mayBeTakenBack && end != Attempt.End.INEFFECTIVE && hasUndo(attempt)) {
            waiting.put(attempt.key(), end);
        } else if (end == Attempt.End.WORSE) {
            latchedNanos.putIfAbsent(attempt.remediation(), nanos);
        } else if (fails) {
            missed(attempt, nanos);
        }
    }

    private boolean hasUndo(AttemptFacts attempt) {
        return Ladders.remediations(facts.target(attempt.target()).target(), attempt)
                .anyMatch(remediation -> remediation.compensation() != null);
    }

    private void missed(AttemptFacts attempt, long nanos) {
        Latches latches = facts.scenario().policy().latches();
        String cause = attempt.intended().diagnosis().cause().name();
        misses.removeIf(
                miss -> nanos - miss.atNanos >= latches.signatureWindow().toNanos() - ROUNDING_NANOS);
        misses.add(new Miss(nanos, attempt.target(), attempt.remediation(), cause));
        long targets = misses.stream()
                .filter(miss -> miss.type.equals(attempt.remediation()) && miss.cause.equals(cause))
                .map(Miss::target)
                .distinct()
                .count();
        if (targets >= latches.signatureTargets()) {
            latchedNanos.putIfAbsent(attempt.remediation(), nanos);
        }
    }
}
