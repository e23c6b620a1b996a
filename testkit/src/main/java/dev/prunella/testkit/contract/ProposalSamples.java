// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.act.Risk;
import dev.prunella.decide.Approval;
import dev.prunella.decide.Conditions;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposals of every mode, desired state and risk, with evidence and without, before and after their time. */
final class ProposalSamples {

    private static final Duration AGE_LIMIT = Duration.ofSeconds(20);

    private static final String POLICY = Policy.ofDefaults().hash();

    private ProposalSamples() {}

    static List<Proposal> all() {
        List<Proposal> samples = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (DesiredState desired : DesiredState.values()) {
                for (Risk risk : Risk.values()) {
                    samples.add(proposal(risk, conditions(mode, desired, Duration.ZERO, 0)));
                    samples.add(proposal(risk, conditions(mode, desired, null, Long.MAX_VALUE / 2)));
                }
            }
        }
        return samples;
    }

    private static Conditions conditions(Mode mode, DesiredState desired, @Nullable Duration age, long waitNanos) {
        int stuck = waitNanos == 0 ? 0 : 1;
        boolean latched = stuck > 0;
        Approval approval =
                latched ? new Approval("contract:nothing", Generation.FIRST, Actor.person("ada"), waitNanos) : null;
        Set<String> capabilities = latched ? Set.of() : Set.of("contract:nothing");
        return new Conditions(
                mode,
                desired,
                null,
                age,
                AGE_LIMIT,
                stuck,
                stuck,
                waitNanos,
                waitNanos,
                0,
                capabilities,
                Integer.MAX_VALUE,
                latched,
                approval,
                POLICY,
                null);
    }

    private static Proposal proposal(Risk risk, Conditions conditions) {
        Remediation remediation = Remediation.named("contract:nothing", context -> RemediationResult.done("nothing"))
                .atRisk(risk);
        TargetInfo target = new TargetInfo("contract", "contract", Severity.INFO, "group", Set.of());
        return new Proposal(
                target,
                Generation.FIRST,
                IncidentId.of("contract", 1, 1),
                "contract/1.1",
                remediation,
                new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "contract"),
                risk != Risk.LOW,
                Actor.automation(),
                conditions);
    }
}
