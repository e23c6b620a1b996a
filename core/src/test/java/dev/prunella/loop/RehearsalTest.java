// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Compensation;
import dev.prunella.act.RemediationResult;
import dev.prunella.act.Risk;
import dev.prunella.decide.DryRun;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.model.Actor;
import dev.prunella.verify.HarmWatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The plan, without anything being done. */
// REQ I5
class RehearsalTest {

    private static final Compensation UNSWAP =
            Compensation.named("unswap", context -> RemediationResult.done("")).within(Duration.ofSeconds(5));

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.with(
                    "orders-db",
                    Runbook.of(
                            Step.of(Pools.remedy("evict-all").curing(Cause.READ_ONLY))
                                    .attempts(2),
                            Step.of(Pools.remedy("swap").compensatedBy(UNSWAP))
                                    .watching(HarmWatch.probe("orders-api", context -> Reading.pass())),
                            Step.of(Pools.remedy("wipe").atRisk(Risk.IRREVERSIBLE))))
            .build());

    private Rehearsal rehearsal() {
        return world.rehearse(pool);
    }

    @Test
    void printsWhatWouldBeDone() {
        assertThat(rehearsal().ofAll().toString()).isEqualTo("""
                orders-db, mode AUTO: a dry run, nothing is done
                  LOCAL_FAULT (unspecified):
                    1. evict-all (cures read-only): risk LOW, up to 2 times, interrupted after PT30S
                       healed is 3 passes in a row, PT0.1S apart, within PT5S
                       nothing takes it back
                       every guardrail says yes now
                    2. swap: risk LOW, once, interrupted after PT30S
                       healed is 3 passes in a row, PT0.1S apart, within PT5S
                       unswap takes it back, interrupted after PT5S
                       stopped if orders-api gets worse
                       every guardrail says yes now
                    3. wipe: risk IRREVERSIBLE, once, interrupted after PT30S
                       healed is 3 passes in a row, PT0.1S apart, within PT5S
                       nothing takes it back
                       risk: needs approval, wipe cannot be undone: a person must say yes (irreversible)
                       the other guardrails say yes now""");
    }

    @Test
    void leavesOutWhatCannotCureTheCause() {
        DryRun plan = rehearsal().of(new Diagnosis(Kind.LOCAL_FAULT, Cause.HALF_OPEN, 0, ""));
        assertThat(plan.runs().get(0).steps())
                .extracting(planned -> planned.step().remediation().name())
                .containsExactly("swap", "wipe");
    }

    @Test
    void saysThatNothingWouldBeDone() {
        DryRun plan = rehearsal().of(new Diagnosis(Kind.DEPENDENCY_DOWN, Cause.UNSPECIFIED, 0, ""));
        assertThat(plan.toString()).endsWith("DEPENDENCY_DOWN (unspecified): nothing would be done");
    }

    @Test
    void beginsWithWhatIsDiagnosedNow() {
        pool.give(new TargetEvent.HoldPlaced(Actor.person("ada"), "mine", Duration.ofMinutes(5)));
        pool.script.inside.fail("read-only");
        world.seconds(20);
        DryRun plan = rehearsal().ofAll();
        assertThat(plan.runs()).extracting(DryRun.Run::present).containsExactly(true, false);
        assertThat(plan.toString())
                .contains("LOCAL_FAULT (read-only), as it is diagnosed now:")
                .contains("desired-state: not yet, ada has hands on it: mine (held)");
    }

    @Test
    void changesNothing() {
        TargetState before = pool.state();
        GovernorState governor = world.governor();
        rehearsal().ofAll();
        assertThat(pool.state()).isSameAs(before);
        assertThat(world.governor()).isSameAs(governor);
    }
}
