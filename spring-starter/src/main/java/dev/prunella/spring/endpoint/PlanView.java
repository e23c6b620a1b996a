// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.decide.DryRun;
import java.util.List;

/**
 * What would be done about one diagnosis. Nothing is done by asking.
 *
 * @param diagnosis which
 * @param present whether it is what is diagnosed now
 * @param steps in the order in which they would be tried, each only if the one before has not healed; empty if nothing would be done
 */
public record PlanView(String diagnosis, boolean present, List<Planned> steps) {

    /**
     * One step of it.
     *
     * @param number its place in the runbook, from 1
     * @param remediation its name
     * @param risk how much it may hurt
     * @param attempts how often it is tried
     * @param deadline after which it is interrupted, in ISO 8601
     * @param undo what takes it back; empty for nothing
     * @param refusals what guardrails say against it now; empty if each says yes
     */
    public record Planned(
            int number,
            String remediation,
            String risk,
            int attempts,
            String deadline,
            String undo,
            List<JudgementView> refusals) {

        static Planned of(DryRun.Planned planned) {
            Remediation remediation = planned.step().remediation();
            Compensation undo = remediation.compensation();
            return new Planned(
                    planned.number(),
                    remediation.toString(),
                    remediation.risk().name(),
                    planned.step().attempts(),
                    planned.step().deadline().toString(),
                    undo == null ? "" : undo.toString(),
                    planned.judgements().stream()
                            .filter(judgement -> !judgement.answer().permits())
                            .map(JudgementView::of)
                            .toList());
        }
    }

    static List<PlanView> of(DryRun dryRun) {
        return dryRun.runs().stream()
                .map(run -> new PlanView(
                        run.diagnosis().toString(),
                        run.present(),
                        run.steps().stream().map(Planned::of).toList()))
                .toList();
    }
}
