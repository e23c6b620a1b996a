// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import static dev.prunella.testkit.simulation.Rules.alwaysEscalates;
import static dev.prunella.testkit.simulation.Rules.neverMoreThan;
import static dev.prunella.testkit.simulation.Rules.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.testkit.simulation.scenario.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an application may ask of its own policy and runbooks. */
class OwnPolicyTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Runbook runbook = Runbook.of(Remediation.named("restart", context -> {
        throw new AssertionError("the code of a remediation is not called");
    }));

    @Test
    void aBudgetIsARuleThatHolds() {
        Policy policy =
                Policy.builder().budgets(new Budgets(TEN_MINUTES, 3, 6, 4, 20)).build();
        simulation(policy)
                .check(neverMoreThan(4, "restart", TEN_MINUTES), alwaysEscalates(within(TEN_MINUTES)))
                .run()
                .assertHolds();
    }

    @Test
    void aBrokenRuleIsToldAsAStoryOfWhatItNeeds() {
        SimulationReport report = simulation(Policy.ofDefaults())
                .check(neverMoreThan(1, "restart", TEN_MINUTES))
                .run();
        assertThat(report.failures()).isNotEmpty();
        assertThat(report.story())
                .contains("never more than 1 restart within PT10M")
                .contains("restart BEGINS")
                .contains("BROKEN: restart is begun 2 times within PT10M");
        assertThatThrownBy(report::assertHolds)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("What happened:");
    }

    @Test
    void theSameFailureIsFoundOnAnyNumberOfThreads() {
        Simulation one = simulation(Policy.ofDefaults()).check(neverMoreThan(1, "restart", TEN_MINUTES));
        Simulation two = simulation(Policy.ofDefaults()).check(neverMoreThan(1, "restart", TEN_MINUTES));
        assertThat(two.threads(2).run().story()).isEqualTo(one.run().story());
    }

    @Test
    void needsSomethingToSupervise() {
        assertThatThrownBy(() -> Simulation.of(Policy.ofDefaults()).run()).hasMessageContaining("at least one");
    }

    private Simulation simulation(Policy policy) {
        return Simulation.of(policy)
                .runbook(runbook)
                .faults(Fault.SICKNESS, Fault.ACTIONS, Fault.PROCESS_ENDS)
                .runs(60);
    }
}
