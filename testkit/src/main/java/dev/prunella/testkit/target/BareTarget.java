// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.target;

import dev.prunella.detect.Probe;
import dev.prunella.diagnose.ConclusivePair;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;

/** Descriptions without what touches the real thing: for simulations and replays, in which none of it may be called. */
public final class BareTarget {

    private BareTarget() {}

    /**
     * Begins a description with the name, owner, severity, group, dependencies, pace, conclusive pairs, diagnostician, mode, desired state and
     * budget of another one. Its probes, symptom sources, detectors, runbooks and the healed thing are left out.
     *
     * @param inside the probe in the place of its own
     */
    public static TargetBuilder like(Target template, Probe inside) {
        TargetBuilder target = Target.named(template.name())
                .ownedBy(template.info().owner())
                .severity(template.info().severity())
                .group(template.info().group())
                .dependsOn(template.info().dependsOn().toArray(new String[0]))
                .probing(template.probing())
                .diagnosedBy(template.diagnostician())
                .mode(template.mode())
                .desired(template.desired())
                .incidentBudget(template.incidentBudget())
                .inside(inside);
        template.pairs().forEach(pair -> declare(target, pair));
        return target;
    }

    private static void declare(TargetBuilder target, ConclusivePair pair) {
        if (pair.whileSettling()) {
            target.conclusiveAtOnce(pair.cause());
        } else {
            target.conclusive(pair.cause());
        }
    }
}
