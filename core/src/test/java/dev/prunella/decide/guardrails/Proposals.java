// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

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
import dev.prunella.model.Hold;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proposal that every guardrail permits at moment 0, until something of it is changed. */
final class Proposals {

    Mode mode = Mode.AUTO;
    DesiredState desired = DesiredState.RUNNING;

    @Nullable
    Hold hold;

    @Nullable
    Duration evidenceAge = Duration.ZERO;

    int stuck;
    int earlier;
    Duration cooldown = Duration.ZERO;
    Duration backoff = Duration.ZERO;
    Risk risk = Risk.LOW;
    boolean outsideProof;
    boolean endsProcess;
    int processEnds;
    boolean flapping;
    Set<String> capabilities = Set.of("evict-all");
    int incidentBudget = Integer.MAX_VALUE;
    String policy = Policy.ofDefaults().hash();

    @Nullable
    Approval approval;

    @Nullable
    LocalDate lastDay;

    @Nullable
    Duration told;

    Remediation.@Nullable Action action;
    Diagnosis.Kind kind = Diagnosis.Kind.LOCAL_FAULT;
    String group = "pools";

    Proposal build() {
        Conditions conditions = new Conditions(
                mode,
                desired,
                hold,
                evidenceAge,
                Duration.ofSeconds(20),
                stuck,
                earlier,
                cooldown.toNanos(),
                backoff.toNanos(),
                processEnds,
                capabilities,
                incidentBudget,
                flapping,
                approval,
                policy,
                told == null ? null : told.toNanos());
        return new Proposal(
                new TargetInfo("orders-db", "team-orders", Severity.ERROR, group, Set.of()),
                Generation.FIRST,
                IncidentId.of("orders-db", 7, 1),
                "orders-db/00000007.1/1.1",
                remediation(),
                new Diagnosis(kind, Cause.READ_ONLY, 3, "inside FAIL"),
                outsideProof,
                Actor.automation(),
                conditions);
    }

    private Remediation remediation() {
        Remediation evictAll = Remediation.named(
                        "evict-all", action == null ? context -> RemediationResult.done("done") : action)
                .atRisk(risk);
        Remediation dated = lastDay == null ? evictAll : evictAll.expiring(lastDay, "OPS-12");
        return endsProcess ? dated.endingTheProcess() : dated;
    }
}
