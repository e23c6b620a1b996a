// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prunella.SloHandle;
import dev.prunella.TargetHandle;
import dev.prunella.act.Remediation;
import dev.prunella.act.Risk;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.guard.Guard;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.telemetry.HealingMeter;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.Sli;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBuilder;
import dev.prunella.slo.SloStatus;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What objectives do to automation, to meters, and to the report of what is looked after. */
class SloEffectsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final Lab lab = Lab.with(builder -> builder.meterRegistry(registry));
    private final Patient patient = new Patient("orders");
    private final Business business = new Business(lab);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whileSomeOfTheBudgetIsLeftNothingIsAsked() {
        lab.start(risky());
        lab.supervisor.slo(ofAnHour());
        business.goesOn(Duration.ofMinutes(2), 0.1);
        patient.sick = true;
        business.goesOn(Lab.WHILE, 0);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void onceItIsSpentAPersonMustSayYesToWhatMayCostRequests() { // REQ L3
        lab.start(risky());
        lab.supervisor.slo(ofAnHour());
        business.goesOn(Duration.ofMinutes(2), 1);
        patient.sick = true;
        business.goesOn(Lab.WHILE, 0);
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.handle("orders").status().awaitsApproval()).isEqualTo("fix");
        assertThat(lab.seen(HealingEvent.Refused.class))
                .extracting(each -> each.refusal().guardrail())
                .containsExactly("error-budget");
        lab.handle("orders").approve(Actor.person("ann"), "fix");
        business.goesOn(Lab.WHILE, 0);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void anObjectiveOfSomethingElseChangesNothing() {
        lab.start(risky());
        lab.supervisor.slo(
                business.objective("other").objective(0.99).over(HOUR).alerts().concerning("elsewhere"));
        business.goesOn(Duration.ofMinutes(2), 1);
        patient.sick = true;
        business.goesOn(Lab.WHILE, 0);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void meterTellsBudgetBurnAndAlerts() {
        lab.supervisor.slo(business.objective("checkout"));
        business.goesOn(HOUR, 0);
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(meters.gauge(HealingMeter.SLO_OBJECTIVE, "slo", "checkout")).isEqualTo(0.999);
        assertThat(meters.gauge(HealingMeter.SLO_BURN_RATE, "slo", "checkout", "window", "1h"))
                .isCloseTo(1_000 * 120 / 3_600.0, within(2.0));
        assertThat(meters.gauge(HealingMeter.SLO_BURN_RATE, "slo", "checkout", "window", "5m"))
                .isGreaterThan(300);
        assertThat(meters.gauge(HealingMeter.SLO_BUDGET_LEFT, "slo", "checkout"))
                .isCloseTo(1 - 120 / 2_592.0, within(0.01));
        assertThat(meters.gauge(HealingMeter.SLO_ALERTS, "slo", "checkout", "urgency", "page"))
                .isEqualTo(1);
        assertThat(meters.gauge(HealingMeter.SLO_SEEN, "slo", "checkout"))
                .isCloseTo(62 / (30 * 24 * 60.0), within(1e-4));
        assertThat(registry.get(HealingMeter.SLO_EVENTS.meterName())
                        .tags("outcome", "bad")
                        .functionCounter()
                        .count())
                .isCloseTo(12_000, within(2_000.0));
    }

    private void startAMeasuredShopThatDependsOnIt() {
        lab.start(
                patient.target(),
                Target.named("shop")
                        .ownedBy("team")
                        .inside(context -> Reading.pass())
                        .dependsOn("orders"));
        lab.supervisor.slo(Slo.named("shop")
                .measuredBy(Sli.probe("shop"))
                .objective(0.99)
                .alerts()
                .ownedBy("team"));
    }

    @Test
    void reportsWhatIsLookedAfter() { // REQ M9, REQ X12
        startAMeasuredShopThatDependsOnIt();
        Coverage coverage = lab.supervisor.coverage();
        assertThat(coverage.measured()).isEqualTo(1);
        assertThat(coverage.remedied()).isEqualTo(1);
        assertThat(coverage.targets().get(0).answered()).containsExactly("LOCAL_FAULT");
        assertThat(coverage.targets().get(0).unanswered())
                .containsExactly("OVERLOAD", "LEAK", "STALLED", "DEADLOCK", "DEGRADED");
        assertThat(meters.gauge(HealingMeter.COVERAGE, "covered", "all")).isEqualTo(2);
        assertThat(meters.gauge(HealingMeter.COVERAGE, "covered", "objective")).isEqualTo(1);
        assertThat(meters.gauge(HealingMeter.COVERAGE, "covered", "runbook")).isEqualTo(1);
    }

    @Test
    void namesDependenciesThatNobodyMeasures() { // REQ X18
        startAMeasuredShopThatDependsOnIt();
        assertThat(lab.supervisor.coverage().unmeasuredDependencies()).containsExactly("orders");
        assertThat(lab.supervisor.coverage().toString())
                .contains("1 of 2 targets have an objective, 1 have a runbook")
                .contains("others depend on these, and they have no objective: orders");
        lab.supervisor.slo(Slo.named("orders-db")
                .measuredBy(Sli.probe("orders"))
                .objective(0.99)
                .alerts()
                .ownedBy("team"));
        assertThat(lab.supervisor.coverage().unmeasuredDependencies()).isEmpty();
    }

    @Test
    void whatIsSupervisedLaterIsConcernedAtOnce() {
        SloHandle probed = lab.supervisor.slo(measuredBy("probed", Sli.probe("orders")));
        SloHandle called = lab.supervisor.slo(measuredBy("called", Sli.guard("calls")));
        assertThat(probed.status().concerns()).isEmpty();
        TargetHandle orders = lab.supervisor.supervise(patient.target());
        assertThat(probed.status().concerns()).containsExactly("orders");
        assertThat(called.status().concerns()).isEmpty();
        lab.supervisor.guard(Guard.named("calls").before("orders"));
        assertThat(lab.supervisor.slos()).extracting(SloStatus::concerns).containsOnly(Set.of("orders"));
        assertThat(lab.supervisor.coverage().targets().get(0).slos()).containsExactly("called", "probed");
        orders.unsupervise();
        assertThat(lab.supervisor.slos()).extracting(SloStatus::concerns).containsOnly(Set.of());
    }

    private static SloBuilder measuredBy(String name, Sli sli) {
        return Slo.named(name).measuredBy(sli).objective(0.99).ownedBy("team");
    }

    private TargetBuilder risky() {
        Remediation fix = Remediation.named("fix", patient::treat).atRisk(Risk.HIGH);
        return patient.target().when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(fix));
    }

    private SloBuilder ofAnHour() {
        return business.objective("checkout")
                .objective(0.99)
                .over(HOUR)
                .alerts()
                .concerning("orders");
    }
}
