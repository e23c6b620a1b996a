// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.target.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PrunellaPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrunellaAutoConfiguration.class));

    @ParameterizedTest
    @CsvSource({
        "prunella.mode=auto, prunella.owner",
        "prunella.targets.db.mode=auto, prunella.targets.db.owner",
        "prunella.mode=sometimes, prunella.mode",
        "prunella.mode=sometimes, sometimes",
        "prunella.owner=, prunella.owner",
        "prunella.targets.db.period=-3s, period",
        "prunella.targets.db.period=-3s, PT-3S",
        "prunella.targets.db.severity=huge, prunella.targets.db.severity",
        "prunella.targets.db.budgets.incidents=-1, budgets.incidents",
        "prunella.targets.db.budgets.incidents=few, prunella.targets.db.budgets.incidents",
        "prunella.budgets.starts-per-group=-1, startsPerGroup",
        "prunella.budgets.starts-per-group=-1, -1"
    })
    void refusesToStartAndNamesThePropertyAndTheValue(String property, String named) {
        application.withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            assertThat(messages(context.getStartupFailure())).contains(named);
        });
    }

    @Test
    void findsATargetWhateverTheWayItsNameIsWritten() {
        application
                .withPropertyValues("prunella.targets.orders-db.severity=info")
                .run(context -> {
                    PrunellaProperties properties = context.getBean(PrunellaProperties.class);
                    assertThat(properties.target("ordersDb").severity()).isEqualTo(Severity.INFO);
                    assertThat(properties.target("orders").severity()).isNull();
                });
    }

    @Test
    void readsEachProperty() {
        application
                .withPropertyValues(
                        "prunella.mode=approve",
                        "prunella.owner=team-orders",
                        "prunella.targets.db.period=3s",
                        "prunella.targets.db.runbook=hikari:swap",
                        "prunella.targets.db.depends-on=network")
                .run(context -> {
                    PrunellaProperties properties = context.getBean(PrunellaProperties.class);
                    assertThat(properties.mode()).isEqualTo(Mode.APPROVE);
                    assertThat(properties.owner()).isEqualTo("team-orders");
                    assertThat(properties.target("db").period()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(properties.target("db").runbook()).containsExactly("hikari:swap");
                    assertThat(properties.target("db").dependsOn()).containsExactly("network");
                });
    }

    @Test
    void boundsTheSupervisorAsTheLoopDoesByItself() {
        application.run(context -> assertThat(
                        context.getBean(PrunellaProperties.class).budgets().budgets())
                .isEqualTo(Budgets.ofDefaults()));
    }

    @Test
    void handsBudgetsToTheSupervisor() {
        application
                .withPropertyValues("prunella.budgets.incidents-per-target=1", "prunella.budgets.window=5m")
                .withBean(Target.class, PrunellaPropertiesTest::target)
                .run(context -> assertThat(context.getBean(HealingSupervisor.class)
                                .target("feed")
                                .status()
                                .intensity())
                        .satisfies(
                                intensity -> assertThat(intensity.perWindow()).isEqualTo(1))
                        .satisfies(intensity -> assertThat(intensity.window()).hasMinutes(5)));
    }

    private static Target target() {
        return Target.named("feed")
                .ownedBy("team")
                .inside(ignored -> Reading.pass())
                .when(
                        Diagnosis.Kind.STALLED,
                        Runbook.of(Remediation.named("cure", ignored -> RemediationResult.done("cured"))))
                .build();
    }

    /** All that an analyser of failures would print. */
    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each).append('\n');
        }
        return all.toString();
    }
}
