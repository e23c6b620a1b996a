// SPDX-License-Identifier: Apache-2.0
package dev.prunella.target;

import dev.prunella.act.HandOver;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Runbooks;
import dev.prunella.detect.Probe;
import dev.prunella.diagnose.Diagnosis;
import org.jspecify.annotations.Nullable;

/** Refuses steps that hand the process over to the platform where nothing could ever prove that the fault is its own. */
final class HandOvers {

    private HandOvers() {}

    static void check(String target, Runbooks runbooks, @Nullable Probe outside) {
        if (outside == null) {
            runbooks.byKind().forEach((kind, runbook) -> check(target, kind, runbook));
            runbooks.byCause().forEach((key, runbook) -> check(target, key.kind(), runbook));
        }
    }

    private static void check(String target, Diagnosis.Kind kind, Runbook runbook) {
        for (int i = 0; i < runbook.steps().size(); i++) {
            Remediation remediation = runbook.steps().get(i).remediation();
            if (kind != Diagnosis.Kind.DEADLOCK && remediation.action() instanceof HandOver) {
                throw new IllegalArgumentException(
                        "target '%s': outside must be a probe where a runbook for %s has %s, got none"
                                .formatted(target, kind, remediation));
            }
        }
    }
}
