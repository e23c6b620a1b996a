// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;

/** Targets for tests. Their probes and remediations are never run: a {@link Script} says what they would have brought. */
final class Pools {

    static final Probe PROBE = context -> Reading.pass();

    private Pools() {}

    static Remediation remedy(String name) {
        return Remediation.named(name, context -> RemediationResult.done("done"));
    }

    /** A target with an outside probe and a runbook of one step. */
    static TargetBuilder one(String name) {
        return with(name, Runbook.of(remedy("evict-all")));
    }

    /** A target with an outside probe and this runbook for local faults. */
    static TargetBuilder with(String name, Runbook runbook) {
        return Target.named(name)
                .ownedBy("team-orders")
                .inside(PROBE)
                .outside(PROBE)
                .when(Kind.LOCAL_FAULT, runbook);
    }

    /** A target that depends on nothing. */
    static TargetBuilder alone(String name) {
        return Target.named(name)
                .ownedBy("team-orders")
                .inside(PROBE)
                .when(Kind.LOCAL_FAULT, Runbook.of(remedy("restart")));
    }
}
