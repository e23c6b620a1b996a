// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Remediation;
import dev.prunella.act.Risk;
import dev.prunella.model.Mode;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** INVARIANT 15: where a person must say yes nothing begins without one that is fresh, unused, and for this incarnation. */
final class ApprovalCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    /** Each yes in its order, with the last generation that the supervisor had asked for by then. */
    private final List<Yes> said = new ArrayList<>();

    private final Map<String, Long> generations = new HashMap<>();
    private final Set<Yes> used = new HashSet<>();

    private record Yes(String target, String remediation, long generation, long atNanos, int process) {}

    ApprovalCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Generation generation && generation.asked()) {
            generations.put(generation.target(), generation.number());
        } else if (fact instanceof Happening.Approved yes) {
            long generation = generations.getOrDefault(yes.target(), 0L);
            said.add(new Yes(yes.target(), yes.remediation(), generation, yes.atNanos(), facts.process()));
        } else if (fact instanceof Happening.Asked asked && asked.command() == Command.SAY_NO) {
            said.removeIf(yes -> yes.target.equals(asked.target()));
        } else if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && (asksMode(started) || isAlwaysIrreversible(attempt))) {
                begins(started, attempt);
            }
        }
    }

    private boolean asksMode(Happening.Started started) {
        Standing standing = facts.target(started.target()).standing();
        return standing.mode() == Mode.APPROVE
                && standing.modeNanos() < started.atNanos() - facts.allowanceNanos(started.atNanos());
    }

    /** Two ladders of one target may have a remediation of the same name at another risk. */
    private boolean isAlwaysIrreversible(AttemptFacts attempt) {
        return Ladders.remediations(facts.target(attempt.target()).target(), attempt)
                .map(Remediation::risk)
                .allMatch(Risk.IRREVERSIBLE::equals);
    }

    private void begins(Happening.Started started, AttemptFacts attempt) {
        Yes yes = lastBefore(attempt, attempt.intendedNanos());
        String flaw = flaw(yes, started, attempt);
        if (!flaw.isEmpty()) {
            // A person may also say it while the intent is being recorded: what is asked last is whether it may still
            // begin.
            yes = lastBefore(attempt, started.atNanos());
            flaw = flaw(yes, started, attempt);
        }
        if (!flaw.isEmpty()) {
            objections.say("%s of %s begins, for which a person must say yes, and %s"
                    .formatted(started.remediation(), started.target(), flaw));
        } else if (yes != null) {
            used.add(yes);
        }
    }

    private @Nullable Yes lastBefore(AttemptFacts attempt, long nanos) {
        return said.stream()
                .filter(yes -> yes.target.equals(attempt.target()) && yes.process == attempt.process())
                .filter(yes -> yes.atNanos <= nanos)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private String flaw(@Nullable Yes yes, Happening.Started started, AttemptFacts attempt) {
        if (yes == null) {
            return "nobody has";
        }
        if (!yes.remediation.equals(started.remediation())) {
            return "the yes was to " + yes.remediation;
        }
        if (yes.generation < started.generation()) {
            return "the yes was for generation " + yes.generation;
        }
        Duration life = facts.scenario().policy().approvalLife();
        if (attempt.intendedNanos() - yes.atNanos > life.toNanos()) {
            return "the yes was said longer than %s ago".formatted(life);
        }
        if (facts.target(started.target()).closedNanos() > yes.atNanos) {
            return "the yes was said in an earlier incident";
        }
        return used.contains(yes) ? "the yes was used before" : "";
    }
}
