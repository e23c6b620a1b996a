// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.util.ArrayList;
import java.util.List;

/** A component that falls ill when a test says so, is cured by its action, and remembers when it was looked at and treated. */
final class Patient {

    final String name;
    final List<Long> looksAtNanos = new ArrayList<>();
    final List<String> treatments = new ArrayList<>();
    volatile boolean sick;
    volatile boolean curable = true;

    Patient(String name) {
        this.name = name;
    }

    /** A target whose outside is well and whose local faults are answered by {@link #treat}. */
    TargetBuilder target() {
        return target(this::treat);
    }

    /** The same, treated in another way. */
    TargetBuilder target(Remediation.Action action) {
        return Target.named(name)
                .ownedBy("team")
                .inside(this::look)
                .outside(context -> Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("fix", action)));
    }

    Reading look(ProbeContext context) {
        looksAtNanos.add(context.clock().nanoTime());
        return sick ? Reading.fail("sick", "does not feel well") : Reading.pass();
    }

    RemediationResult treat(RemediationContext context) {
        treatments.add(context.attempt().key());
        sick = sick && !curable;
        return RemediationResult.done("treated");
    }
}
