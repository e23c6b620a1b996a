// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.util.ArrayList;
import java.util.List;

/**
 * What is looked after and what is not: which targets have an indicator, and which of their diagnoses have a runbook.
 *
 * @param targets all that are supervised, by name
 */
public record Coverage(List<Of> targets) {

    /** Keeps a copy. */
    public Coverage {
        targets = List.copyOf(targets);
    }

    /**
     * One target.
     *
     * @param target its name
     * @param dependency whether another target depends on it
     * @param slos names of the objectives that concern it
     * @param answered kinds of diagnoses that have a runbook
     * @param unanswered kinds that could be acted on and have none: a person is told of these
     */
    public record Of(
            String target, boolean dependency, List<String> slos, List<String> answered, List<String> unanswered) {

        /** Keeps copies. */
        public Of {
            slos = List.copyOf(slos);
            answered = List.copyOf(answered);
            unanswered = List.copyOf(unanswered);
        }

        /** Whether an objective concerns it. */
        public boolean measured() {
            return !slos.isEmpty();
        }

        /** Whether anything is done about it. */
        public boolean remedied() {
            return !answered.isEmpty();
        }
    }

    /**
     * The numbers alone.
     *
     * @param all targets that are supervised
     * @param measured of those, the ones with an objective
     * @param remedied of those, the ones with a runbook
     */
    public record Counts(long all, long measured, long remedied) {}

    /** How many have an indicator. */
    public long measured() {
        return targets.stream().filter(Of::measured).count();
    }

    /** How many have a runbook. */
    public long remedied() {
        return targets.stream().filter(Of::remedied).count();
    }

    /** Targets that others depend on and that have no indicator: objectives of endpoints alone do not tell what ails them. */
    public List<String> unmeasuredDependencies() {
        return targets.stream()
                .filter(each -> each.dependency() && !each.measured())
                .map(Of::target)
                .toList();
    }

    /** The report, one line each. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d targets have an objective, %d have a runbook"
                .formatted(measured(), targets.size(), remedied()));
        if (!unmeasuredDependencies().isEmpty()) {
            lines.add("others depend on these, and they have no objective: "
                    + String.join(", ", unmeasuredDependencies()));
        }
        targets.forEach(each -> lines.add("%s: objectives %s, runbooks for %s, none for %s"
                .formatted(each.target(), each.slos(), each.answered(), each.unanswered())));
        return String.join("\n", lines);
    }
}
