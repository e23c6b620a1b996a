// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions of objectives cannot be wrong; what is refused is named. */
class SloTest {

    private static final SloBuilder GOOD = Slo.named("checkout")
            .measuredBy(Sli.guard("payments"))
            .objective(0.999)
            .ownedBy("team");

    @Test
    void hasDefaults() {
        Slo slo = GOOD.build();
        assertThat(slo.window()).isEqualTo(Duration.ofDays(30));
        assertThat(slo.alerts()).isEqualTo(BurnAlert.ofDefaults());
        assertThat(slo.minimumFailures()).isEqualTo(5);
        assertThat(slo).hasToString("slo checkout: 99.9 % of calls of guard payments over 30 d");
        assertThat(Slo.builder(slo).build()).isEqualTo(slo);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 99.9, 0.9999999, Double.NaN})
    void anObjectiveIsAShareThatLeavesABudget(double objective) {
        refused(slo -> slo.objective(objective))
                .isEqualTo("slo 'checkout': objective must be more than 0 and at most 0.999999, got '%s'"
                        .formatted(objective));
    }

    @Test
    void needsSomethingToMeasureAndSomebodyToTell() { // REQ X23
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Slo.named("checkout").objective(0.9).ownedBy("team").build())
                .withMessage("slo 'checkout': measuredBy must be set, got nothing");
        refused(slo -> slo.ownedBy(" ")).isEqualTo("slo 'checkout': owner must be 1 to 200 characters, got ' '");
    }

    @Test
    void anAlertThatCouldNeverFireIsRefused() {
        refused(slo -> slo.objective(0.9))
                .isEqualTo("slo 'checkout': alerts must be below a rate of 10, which is that of failures only, to fire"
                        + " at all, got 'page at 14.4 over 1 h and 5 min'");
    }

    @Test
    void anAlertLooksBackNoFurtherThanTheWindow() {
        refused(slo -> slo.over(Duration.ofDays(1)))
                .isEqualTo("slo 'checkout': alerts must be of windows that are no longer than its own, 1 d, got"
                        + " 'ticket at 1 over 3 d and 6 h'");
    }

    @Test
    void takesPairsOfOnesOwn() {
        Slo slo = GOOD.over(Duration.ofDays(1))
                .objective(0.9)
                .alerts(BurnAlert.page(5, Duration.ofHours(2)))
                .build();
        assertThat(slo.alerts().get(0).shortWindow()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        refused(slo -> slo.over(Duration.ofMinutes(59))).contains("window must be an hour to 90 days, got 'PT59M'");
        refused(slo -> slo.over(Duration.ofDays(91))).contains("window must be an hour to 90 days");
        refused(slo -> slo.minimumFailures(0)).contains("minimumFailures must be 1 to 1000000, got '0'");
        refused(slo -> slo.concerning("or ders")).contains("targets must be names of targets, got 'or ders'");
        refused(slo -> slo.concerning("slo:checkout")).contains("targets must be names of targets");
        BurnAlert one = BurnAlert.page(2, Duration.ofHours(1));
        refused(slo -> slo.alerts(one, one, one, one, one)).contains("alerts must be at most 4, got '5'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slo.builder(GOOD.build()).concerning("a b").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BurnAlert.page(0, Duration.ofHours(1)))
                .withMessage("burn alert: rate must be a number above zero, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BurnAlert.page(1, Duration.ofMinutes(5)))
                .withMessageContaining("shortWindow must be a minute or more");
        assertThatIllegalArgumentException().isThrownBy(() -> Sli.guardLatency("payments", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> MeterQuery.named(" "));
    }

    @Test
    void keepsAtMostNineWindows() {
        Slo slo = GOOD.alerts(
                        new BurnAlert(Duration.ofHours(1), Duration.ofMinutes(2), 2, BurnAlert.Urgency.PAGE),
                        new BurnAlert(Duration.ofHours(2), Duration.ofMinutes(3), 2, BurnAlert.Urgency.PAGE),
                        new BurnAlert(Duration.ofHours(3), Duration.ofMinutes(4), 2, BurnAlert.Urgency.PAGE),
                        new BurnAlert(Duration.ofHours(4), Duration.ofMinutes(5), 2, BurnAlert.Urgency.PAGE))
                .build();
        assertThat(slo.windows()).hasSize(9);
        assertThat(GOOD.build().windows()).hasSize(6);
    }

    private static AbstractStringAssert<?> refused(UnaryOperator<SloBuilder> wrong) {
        IllegalArgumentException thrown = catchThrowableOfType(
                IllegalArgumentException.class, () -> wrong.apply(GOOD).build());
        return assertThat(thrown.getMessage());
    }
}
