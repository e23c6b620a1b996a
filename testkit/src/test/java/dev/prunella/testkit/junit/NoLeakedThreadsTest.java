// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class NoLeakedThreadsTest {

    @AfterEach
    void letAllGo() {
        Leaks.GATE.open();
    }

    @Test
    void failsTheClassAndNamesTheTestThatLeftAThread() {
        var results = run(Leaks.InATest.class);
        assertThat(failures(results))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .contains("after leaks()", "prunella-left-by-a-test", "Gatekeeper.waitForAnInterrupt"));
        assertThat(results.containerEvents().failed().count()).isEqualTo(1);
    }

    @Test
    void failsTheClassWhoseFixtureLeavesAThread() {
        assertThat(failures(run(Leaks.InAClass.class)))
                .singleElement()
                .asString()
                .contains("prunella-left-by-a-class");
    }

    @Test
    void watchesASingleMethod() {
        assertThat(failures(run(Leaks.OnOneMethod.class)))
                .singleElement()
                .asString()
                .contains("prunella-left-by-a-method");
    }

    @Test
    void watchesEveryTestOfThisModule() {
        var results = EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .selectors(selectClass(Leaks.WithoutAWordAboutIt.class))
                .execute();
        assertThat(failures(results)).singleElement().asString().contains("prunella-left-unannounced");
    }

    @Test
    void judgesTestsThatRunAtTheSameTimeWhenTheLastHasEnded() {
        var results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(selectClass(Leaks.AtTheSameTime.class))
                .execute();
        assertThat(failures(results)).singleElement().asString().contains("prunella-left-in-company");
    }

    @Test
    void doesNotMindThreadsThatWereThereBefore() {
        Leaks.GATE.start("prunella-was-there-before");
        assertThat(failures(run(Leaks.OthersThreads.class))).isEmpty();
    }

    @Test
    void doesNotMindWhatTestsOfAClassShare() {
        assertThat(failures(run(Leaks.Sharing.class))).isEmpty();
    }

    @Test
    void doesNotMindWhatEndsInTime() {
        assertThat(failures(run(Leaks.Tidy.class))).isEmpty();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(NoLeakedThreadsTest::failure)
                .toList();
    }

    private static String failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::toString)
                .orElse("");
    }
}
