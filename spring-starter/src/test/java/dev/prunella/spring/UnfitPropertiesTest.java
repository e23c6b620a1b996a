// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** A property that its component cannot have is named before anything runs without it. */
@ExtendWith(OutputCaptureExtension.class)
class UnfitPropertiesTest {

    private static final Probe PASSES = context -> Reading.pass();

    /** Those of Spring Boot cannot be made without a context. */
    private static final FailureHandler SKIP_OTHERS = FailureHandler.handleMessage((message, failure) -> {});

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrunellaAutoConfiguration.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runbook|no-such-remedy|[cure]",
                "hand-over|readiness|a look from the outside",
                "group|not a name!|of the form of a name",
                "depends-on|feed|another target's name",
                "depends-on|nobody|names no target; there are [feed]"
            })
    void refusesToStartWhereAPropertyDoesNotFitItsComponent(String property, String value, String fits) {
        application
                .withPropertyValues("prunella.targets.feed.%s=%s".formatted(property, value))
                .withBean(TargetFinder.class, () -> finds(curable()))
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(UnfitPropertyException.class)
                            .hasMessageContainingAll("prunella.targets.feed." + property + " ", value, fits);
                });
    }

    @Test
    void refusesToHandOverWhatHasNoRunbookOfItsOwn() {
        application
                .withPropertyValues("prunella.targets.feed.hand-over=liveness")
                .withBean(TargetFinder.class, () -> finds(feed().outside(PASSES)))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContainingAll("prunella.targets.feed.hand-over ", "liveness", "a runbook"));
    }

    @Test
    void saysWithoutAStackWhatStopsTheStart() {
        var wrong = new UnfitPropertyException("feed", "runbook", "[x]", "it has [cure]");

        var analysis = new UnfitPropertyFailureAnalyzer().analyze(new IllegalStateException("refresh", wrong));

        assertThat(analysis.getDescription()).contains("prunella.targets.feed.runbook", "[x]", "[cure]");
        assertThat(analysis.getAction()).contains("prunella.targets.feed.runbook");
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, SKIP_OTHERS))
                .hasAtLeastOneElementOfType(UnfitPropertyFailureAnalyzer.class);
    }

    @Test
    void warnsOfAPropertyThatDoesNotFitABeanThatIsMadeLate(CapturedOutput log) {
        List<Consumer<Found>> supervision = new ArrayList<>();
        application
                .withPropertyValues("prunella.targets.feed.runbook=no-such-remedy")
                .withBean(TargetFinder.class, () -> supervision::add)
                .run(context -> {
                    supervision.get(0).accept(new Found("feed", "thing", curable()));
                    assertThat(context.getBean(HealingSupervisor.class).status().targets())
                            .isEmpty();
                });

        assertThat(log).contains("feed: thing is not supervised: prunella.targets.feed.runbook", "no-such-remedy");
    }

    private static TargetFinder finds(TargetBuilder target) {
        return supervision -> supervision.accept(new Found("feed", "thing", target));
    }

    private static TargetBuilder curable() {
        return feed().when(
                        Diagnosis.Kind.LOCAL_FAULT,
                        Runbook.of(Remediation.named("cure", ignored -> RemediationResult.done("cured"))));
    }

    private static TargetBuilder feed() {
        return Target.named("feed").ownedBy("team").inside(PASSES);
    }
}
