// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.act.Risk;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.verify.HarmWatch;
import dev.prunella.verify.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One to five targets: alone, in groups, leaning on each other, with ladders of one to three steps. */
final class DrawnTargets {

    private static final List<String> REMEDIATIONS = List.of("evict", "restart", "replace", "rebuild");

    private static final HarmWatch HARM = HarmWatch.number("harm", () -> 0, HarmWatch.Worse.above(0));

    private DrawnTargets() {}

    static List<Target> of(Draw draw) {
        int count = draw.oneOf(1, 2, 3, 3, 4, 5);
        boolean grouped = count >= 3 && draw.chance(0.6);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TargetBuilder target = plain("t" + (i + 1), draw).group(grouped && i < 4 ? "group" : "");
            if (i > 0 && !grouped && draw.chance(0.3)) {
                target.dependsOn("t" + draw.number(1, i));
            }
            targets.add(target.build());
        }
        return targets;
    }

    private static TargetBuilder plain(String name, Draw draw) {
        TargetBuilder target = Target.named(name)
                .ownedBy("team")
                .inside(context -> Reading.pass())
                .probing(new Probing(draw.seconds(2, 10), draw.millis(200, 1_000), draw.millis(200, 1_000)))
                .when(Diagnosis.Kind.LOCAL_FAULT, runbook(draw))
                .when(Diagnosis.Kind.STALLED, runbook(draw))
                .mode(draw.chance(0.15) ? draw.oneOf(Mode.SHADOW, Mode.APPROVE, Mode.APPROVE) : Mode.AUTO)
                .desired(draw.chance(0.04) ? DesiredState.STOPPED : DesiredState.RUNNING);
        if (draw.chance(0.7)) {
            target.outside(context -> Reading.pass());
        }
        return draw.chance(0.5) ? target.conclusive(Cause.HALF_OPEN) : target;
    }

    private static Runbook runbook(Draw draw) {
        int first = draw.number(0, 2);
        List<Step> steps = new ArrayList<>();
        for (String name : REMEDIATIONS.subList(first, draw.number(first + 1, REMEDIATIONS.size()))) {
            steps.add(Step.of(remediation(name, draw))
                    .attempts(draw.oneOf(1, 1, 2, 3))
                    .within(draw.millis(800, 6_000))
                    .watching(draw.chance(0.3) ? new HarmWatch[] {HARM} : new HarmWatch[0])
                    .verifiedBy(new Verification(draw.number(1, 3), Duration.ofMillis(100), draw.seconds(1, 5))));
        }
        return new Runbook(steps);
    }

    private static Remediation remediation(String name, Draw draw) {
        Remediation plain = Remediation.named(name, context -> RemediationResult.done("nothing"));
        Remediation rated = draw.chance(0.08) ? plain.atRisk(Risk.IRREVERSIBLE) : plain;
        Remediation ending = name.equals("rebuild") && draw.chance(0.5) ? rated.endingTheProcess() : rated;
        Remediation curing = draw.chance(0.15) ? ending.curing(draw.oneOf(Cause.HALF_OPEN, new Cause("sick"))) : ending;
        return draw.chance(0.35) ? curing.compensatedBy(undo(name, draw)) : curing;
    }

    private static Compensation undo(String name, Draw draw) {
        return Compensation.named("undo-" + name, context -> RemediationResult.done("nothing"))
                .within(draw.millis(500, 3_000));
    }
}
