// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Mode;
import dev.prunella.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What would be done at a target, step by step, and what each guardrail says to it now. Nothing is done, charged or recorded.
 *
 * @param target who
 * @param mode how far automation may go
 * @param runs one for each diagnosis that was asked for
 */
public record DryRun(String target, Mode mode, List<Run> runs) {

    /**
     * What would be done about one diagnosis.
     *
     * @param diagnosis of which kind and cause; an unspecified cause stands for any
     * @param present whether it is what is diagnosed now
     * @param steps in the order in which they would be tried, each only if the one before has not healed; empty if nothing would be
     *     done
     */
    public record Run(Diagnosis diagnosis, boolean present, List<Planned> steps) {

        /** Keeps a copy. */
        public Run {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of it.
     *
     * @param number its place in the runbook, from 1
     * @param step what
     * @param judgements what each guardrail says now, in their order
     */
    public record Planned(int number, Step step, List<Judgement> judgements) {

        /** Keeps a copy. */
        public Planned {
            judgements = List.copyOf(judgements);
        }

        private List<String> lines() {
            Remediation remediation = step.remediation();
            Verification healed = step.verification();
            List<String> lines = new ArrayList<>();
            lines.add("    %d. %s%s: risk %s, %s, interrupted after %s"
                    .formatted(
                            number,
                            remediation,
                            remediation.cures().isEmpty() ? "" : " (cures " + causes(remediation) + ")",
                            remediation.risk(),
                            step.attempts() == 1 ? "once" : "up to " + step.attempts() + " times",
                            step.deadline()));
            lines.add("       healed is %d passes in a row, %s apart, within %s"
                    .formatted(healed.passes(), healed.apart(), healed.patience()));
            Compensation undo = remediation.compensation();
            lines.add(
                    undo == null
                            ? "       nothing takes it back"
                            : "       %s takes it back, interrupted after %s".formatted(undo, undo.deadline()));
            step.watches().forEach(watch -> lines.add("       stopped if " + watch + " gets worse"));
            lines.addAll(answers());
            return lines;
        }

        private List<String> answers() {
            List<String> refusals = judgements.stream()
                    .filter(judgement -> !judgement.answer().permits())
                    .map(judgement -> "       " + judgement)
                    .toList();
            List<String> lines = new ArrayList<>(refusals);
            lines.add(
                    refusals.isEmpty()
                            ? "       every guardrail says yes now"
                            : "       the other guardrails say yes now");
            return lines;
        }

        private static String causes(Remediation remediation) {
            return remediation.cures().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        }
    }

    /** Keeps a copy. */
    public DryRun {
        runs = List.copyOf(runs);
    }

    /** The plan, for a person. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("%s, mode %s: a dry run, nothing is done".formatted(target, mode));
        for (Run run : runs) {
            String now = run.present ? ", as it is diagnosed now" : "";
            lines.add("  %s%s:%s".formatted(run.diagnosis, now, run.steps.isEmpty() ? " nothing would be done" : ""));
            run.steps.forEach(step -> lines.addAll(step.lines()));
        }
        return String.join("\n", lines);
    }
}
