// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Reading;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Scenarios;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** INVARIANT 42: a healthy target that has to do with nobody changes nothing for the others. */
class BystanderTest {

    private final Target bystander = Target.named("z-bystander")
            .ownedBy("team")
            .inside(context -> Reading.pass())
            .build();

    @Test
    void changesNoDecisionOfOthers() {
        List<Scenario> scenarios = LongStream.rangeClosed(1, 60)
                .mapToObj(Scenarios::drawn)
                .filter(BystanderTest::hasOneProcess)
                .toList();
        assertThat(scenarios)
                .hasSizeGreaterThan(5)
                .allSatisfy(scenario -> assertThat(decisions(beside(scenario))).isEqualTo(decisions(scenario)));
    }

    /** A later process, and a target that comes back, draws its chance after the bystander. */
    private static boolean hasOneProcess(Scenario scenario) {
        return scenario.twists().stream()
                        .noneMatch(twist -> twist instanceof Twist.Closes
                                || twist instanceof Twist.Crashes
                                || twist instanceof Twist.Dies
                                || (twist instanceof Twist.Person person
                                        && person.command().name().contains("SUPERVISE")))
                && scenario.targets().stream()
                        .flatMap(target -> target.runbooks().byKind().values().stream())
                        .flatMap(runbook -> runbook.steps().stream())
                        .noneMatch(step -> step.remediation().endsProcess());
    }

    private Scenario beside(Scenario scenario) {
        List<Target> more = new ArrayList<>(scenario.targets());
        more.add(bystander);
        return new Scenario(
                scenario.seed(), scenario.policy(), more, scenario.twists(), scenario.span(), scenario.durable());
    }

    private List<String> decisions(Scenario scenario) {
        return Course.of(scenario, List.of()).trace().facts().stream()
                .filter(fact -> fact instanceof Happening.Said || fact instanceof Happening.Started)
                .filter(fact -> !fact.target().equals(bystander.name()))
                .map(fact -> fact.atNanos() + " " + fact.target() + " " + fact.tell())
                .toList();
    }
}
