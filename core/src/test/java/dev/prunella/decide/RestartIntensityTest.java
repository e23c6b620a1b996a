// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.diagnose.Diagnosis.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a target may be acted on at the worst. */
// REQ P1, S1
class RestartIntensityTest {

    private static final Budgets BUDGETS = new Budgets(Duration.ofMinutes(10), 3, 6, 6, 20);

    private static RestartIntensity of(int... attempts) {
        return RestartIntensity.of(ladder(attempts), false, BUDGETS);
    }

    private static Runbooks ladder(int... attempts) {
        Step[] steps = new Step[attempts.length];
        for (int i = 0; i < attempts.length; i++) {
            steps[i] = Step.of(Remediation.named("step-" + i, context -> RemediationResult.done("")))
                    .attempts(attempts[i]);
        }
        return attempts.length == 0 ? Runbooks.NONE : Runbooks.NONE.with(Kind.LOCAL_FAULT, new Runbook(List.of(steps)));
    }

    @Test
    void countsTheAttemptsOfAllStepsOfTheLongestRunbook() {
        Runbook other = Runbook.of(Step.of(Remediation.named("other", context -> RemediationResult.done(""))));
        Runbook longer = Runbook.of(Step.of(Remediation.named("longer", context -> RemediationResult.done("")))
                .attempts(4));
        Runbooks both = Runbooks.NONE.with(Kind.LOCAL_FAULT, other).with(Kind.STALLED, longer);
        assertThat(RestartIntensity.of(both, false, BUDGETS).perIncident()).isEqualTo(4);
        assertThat(of(2, 1, 3).perIncident()).isEqualTo(6);
        assertThat(of().perIncident()).isZero();
    }

    @Test
    void isBoundedByTheBudgets() {
        assertThat(of(2).perWindow()).isEqualTo(6);
        assertThat(of(50).perWindow()).isEqualTo(20);
        assertThat(RestartIntensity.of(ladder(2), false, BUDGETS.narrowedTo(1)).perWindow())
                .isEqualTo(2);
        Runbooks runbooks = Runbooks.NONE.with(
                Kind.LOCAL_FAULT,
                Runbook.of(Step.of(Remediation.named("fix", context -> RemediationResult.done("")))
                        .attempts(50)));
        assertThat(RestartIntensity.of(runbooks, true, BUDGETS).perWindow()).isEqualTo(6);
    }

    @Test
    void multipliesOverTheLevels() {
        RestartIntensity database = of(3).dependingOn(List.of());
        RestartIntensity pool = of(2).dependingOn(List.of(database));
        RestartIntensity service = of(5).dependingOn(List.of(pool));
        assertThat(pool.throughLevels()).isEqualTo(2 * (1 + 3));
        assertThat(service.throughLevels()).isEqualTo(5 * (1 + 8));
        assertThat(service.levels()).isEqualTo(3);
        assertThat(service)
                .hasToString("at the worst 5 starts an incident, 45 over 3 levels; the budgets allow 15 in PT10M");
    }

    @Test
    void countsNoFurtherThanABillion() {
        RestartIntensity deep = of(100);
        for (int level = 0; level < 40; level++) {
            deep = of(100).dependingOn(List.of(deep));
        }
        assertThat(deep.throughLevels()).isEqualTo(RestartIntensity.MOST);
        assertThat(deep.toString()).contains("1000000000 or more over 41 levels");
    }
}
