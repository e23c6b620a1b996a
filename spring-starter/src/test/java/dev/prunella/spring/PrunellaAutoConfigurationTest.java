// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PrunellaAutoConfigurationTest {

    private static final Probe PASSES = context -> Reading.pass();

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrunellaAutoConfiguration.class));

    @Test
    void startsASupervisorWhichIsClosedWithTheContext() {
        HealingSupervisor[] seen = new HealingSupervisor[1];
        application.run(context -> seen[0] = context.getBean(HealingSupervisor.class));

        assertThat(seen[0].shutdown().stillRunning()).isEmpty();
        assertThat(seen[0].status().targets()).isEmpty();
    }

    @Test
    void isNotThereWhenDisabled() {
        application
                .withPropertyValues("prunella.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealingSupervisor.class));
    }

    @Test
    void backsOffWhereTheApplicationHasASupervisor() {
        HealingSupervisor own = HealingSupervisor.builder().build();
        application.withBean("own", HealingSupervisor.class, () -> own).run(context -> {
            assertThat(context.getBean(HealingSupervisor.class)).isSameAs(own);
            assertThat(context.getBean(Supervision.class).supervisor()).isSameAs(own);
        });
    }

    @Test
    void backsOffWhereTheApplicationHasATrail(@TempDir Path folder) {
        AuditTrail own = AuditTrail.inDirectory(folder);
        application
                .withBean("own", AuditTrail.class, () -> own)
                .run(context -> assertThat(context.getBean(AuditTrail.class)).isSameAs(own));
    }

    @Test
    void keepsTheTrailInItsFolder(@TempDir Path folder) {
        application
                .withPropertyValues("prunella.trail.folder=" + folder)
                .run(context -> assertThat(context.getBean(AuditTrail.class).isDurable())
                        .isTrue());

        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void warnsOnceOfATrailInMemory(CapturedOutput log) {
        application.run(context ->
                assertThat(context.getBean(AuditTrail.class).isDurable()).isFalse());

        assertThat(log.getOut().lines().filter(line -> line.contains("WARN"))).hasSize(1);
        assertThat(log).contains("prunella.trail.folder keeps it");
    }

    @Test
    void publishesMetersWhereThereIsARegistry() {
        application.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            await().untilAsserted(() -> assertThat(registry.getMeters())
                    .anyMatch(meter -> meter.getId().getName().startsWith("prunella.")));
        });
    }

    @Test
    void customizesTheSupervisorBeforeItIsBuilt() {
        List<String> called = new ArrayList<>();
        application
                .withBean(SupervisorCustomizer.class, () -> builder -> called.add("customized"))
                .run(context -> assertThat(called).containsExactly("customized"));
    }

    @Test
    void supervisesTargetsThatAreBeansInTheirOwnMode() {
        application
                .withBean(Target.class, () -> target("feed").build())
                .run(context -> assertThat(statuses(context.getBean(HealingSupervisor.class)))
                        .singleElement()
                        .satisfies(status -> assertThat(status.mode()).isEqualTo(Mode.AUTO)));
    }

    @Test
    void shadowsWhatIsFoundUnlessTold() {
        assertThat(modeOf(target("feed").outside(PASSES))).isEqualTo(Mode.SHADOW);
    }

    @Test
    void armsWhatHasALookFromTheOutside() {
        String[] auto = {"prunella.mode=auto", "prunella.owner=team-orders"};

        assertThat(modeOf(target("feed").outside(PASSES), auto)).isEqualTo(Mode.AUTO);
        assertThat(modeOf(target("feed"), auto)).isEqualTo(Mode.SHADOW);
    }

    @Test
    void armsTheOthersByName() {
        String[] named = {"prunella.targets.feed.mode=auto", "prunella.owner=team-orders"};

        assertThat(modeOf(target("feed"), named)).isEqualTo(Mode.AUTO);
    }

    @Test
    void lengthensTheLadderOnlyWhereItIsTold() {
        assertThat(planOf("prunella.targets.feed.severity=info")).doesNotContain("readiness-off", "liveness-broken");
        assertThat(planOf("prunella.targets.feed.hand-over=readiness"))
                .contains("readiness-off")
                .doesNotContain("liveness-broken");
        assertThat(planOf("prunella.targets.feed.hand-over=liveness"))
                .containsSubsequence("cure", "readiness-off", "liveness-broken");
    }

    @Test
    void narrowsTheBudgetOfOneTarget() {
        application
                .withPropertyValues("prunella.targets.feed.budgets.incidents=2", "prunella.budgets.window=5m")
                .withBean(TargetFinder.class, () -> finds(curable()))
                .run(context -> assertThat(statuses(context.getBean(HealingSupervisor.class))
                                .get(0)
                                .intensity())
                        .hasToString("at the worst 1 starts an incident; the budgets allow 2 in PT5M"));
    }

    @Test
    void saysAtTheStartWhatIsSupervisedAndHowToChangeIt(CapturedOutput log) {
        modeOf(target("feed").outside(PASSES), "prunella.targets.typo.severity=info");

        assertThat(log)
                .contains("1 target is supervised, prunella.mode=shadow")
                .contains("feed (thing): SHADOW, owner nobody; prunella.targets.feed.mode changes it")
                .contains("prunella.targets.typo names no target; there are [feed]");
    }

    @Test
    void startsAndStopsWithTheContext() {
        application.withBean(TargetFinder.class, () -> finds(target("feed"))).run(context -> {
            HealingSupervisor supervisor = context.getBean(HealingSupervisor.class);
            context.getSourceApplicationContext().stop();
            assertThat(supervisor.status().targets()).isEmpty();

            context.getSourceApplicationContext().start();
            assertThat(supervisor.status().targets()).hasSize(1);
        });
    }

    @Test
    void runsOnWithoutATargetThatCannotBeSupervised(CapturedOutput log) {
        application
                .withBean(TargetFinder.class, () -> finds(Target.named("feed")))
                .run(context -> assertThat(statuses(context.getBean(HealingSupervisor.class)))
                        .isEmpty());

        assertThat(log).contains("feed: thing is not supervised").contains("inside must be a probe");
    }

    private static TargetBuilder curable() {
        return target("feed")
                .when(
                        Diagnosis.Kind.LOCAL_FAULT,
                        Runbook.of(Remediation.named("cure", ignored -> RemediationResult.done("cured"))));
    }

    private String planOf(String property) {
        TargetBuilder target = curable().outside(PASSES);
        String[] plan = new String[1];
        application
                .withPropertyValues(property)
                .withBean(TargetFinder.class, () -> finds(target))
                .run(context -> plan[0] = context.getBean(HealingSupervisor.class)
                        .target("feed")
                        .dryRun()
                        .toString());
        return plan[0];
    }

    private Mode modeOf(TargetBuilder target, String... properties) {
        Mode[] mode = new Mode[1];
        application
                .withPropertyValues(properties)
                .withBean(TargetFinder.class, () -> finds(target))
                .run(context -> mode[0] = statuses(context.getBean(HealingSupervisor.class))
                        .get(0)
                        .mode());
        return mode[0];
    }

    private static TargetFinder finds(TargetBuilder target) {
        return supervision -> supervision.accept(new Found("feed", "thing", target));
    }

    private static TargetBuilder target(String name) {
        return Target.named(name).ownedBy("team").inside(PASSES);
    }

    private static List<TargetStatus> statuses(HealingSupervisor supervisor) {
        return supervisor.status().targets();
    }
}
