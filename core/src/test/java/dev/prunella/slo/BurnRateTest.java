// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast a budget is spent, as a function of counts. */
class BurnRateTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"0.999, 1, 1000, 1", "0.999, 144, 10000, 14.4", "0.99, 6, 100, 6", "0.9, 0, 50, 0", "0.5, 7, 7, 2"})
    void isTheShareOfFailuresOverTheOneThatIsAllowed(double objective, long bad, long total, double rate) {
        // REQ L2
        assertThat(BurnRate.of(counts(HOUR, total - bad, total), objective)).isCloseTo(rate, within(1e-6));
    }

    @Test
    void isNotKnownWhereNothingHappened() {
        assertThat(BurnRate.of(counts(HOUR, 0, 0), 0.999)).isNaN();
        assertThat(BurnRate.overAll(counts(HOUR, 0, 0), 0.999)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void growsWithFailuresAndNotWithTraffic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            long total = random.nextLong(1, 1_000_000_000);
            long bad = random.nextLong(total + 1);
            double objective = random.nextDouble(0.01, 0.999_999);
            double rate = BurnRate.of(counts(HOUR, total - bad, total), objective);
            assertThat(rate).isBetween(0.0, 1 / (1 - objective) + 1e-6);
            assertThat(BurnRate.of(counts(HOUR, 7 * (total - bad), 7 * total), objective))
                    .isCloseTo(rate, within(1e-6 * (1 + rate)));
            if (bad < total) {
                assertThat(BurnRate.of(counts(HOUR, total - bad - 1, total), objective))
                        .isGreaterThan(rate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overAWindowThatWasSeenInPartItIsThatPartOfTheRate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            long total = random.nextLong(1, 1_000_000);
            long bad = random.nextLong(total + 1);
            Duration seen = Duration.ofSeconds(random.nextLong(3_601));
            WindowCounts counts = counts(seen, total - bad, total);
            assertThat(BurnRate.overAll(counts, 0.999))
                    .isCloseTo(BurnRate.of(counts, 0.999) * seen.toSeconds() / 3_600, within(1e-6))
                    .isLessThanOrEqualTo(BurnRate.of(counts, 0.999));
        }
    }

    @Test
    void oneFailureOfANewProcessDoesNotSpendTheMonth() {
        Duration month = Duration.ofDays(30);
        ErrorBudget budget = new ErrorBudget(0.999, new WindowCounts(month, Duration.ofMinutes(1), 9, 10));
        assertThat(budget.left()).isBetween(0.99, 1.0);
        assertThat(budget.spent()).isFalse();
        assertThat(budget)
                .hasToString("99.77 % of the error budget is left: 1 of 10 failed in 30 d, of which 1 min were seen");
    }

    @Test
    void aBudgetIsSpentOnceAsManyFailedAsMayInAFullWindow() {
        Duration month = Duration.ofDays(30);
        assertThat(new ErrorBudget(0.999, new WindowCounts(month, month, 99_901, 100_000)).left())
                .isCloseTo(0.01, within(1e-6));
        ErrorBudget spent = new ErrorBudget(0.999, new WindowCounts(month, month, 99_900, 100_000));
        assertThat(spent.left()).isCloseTo(0, within(1e-9));
        ErrorBudget overspent = new ErrorBudget(0.999, new WindowCounts(month, month, 99_800, 100_000));
        assertThat(overspent.spent()).isTrue();
        assertThat(overspent).hasToString("-100 % of the error budget is left: 200 of 100000 failed in 30 d");
    }

    private static WindowCounts counts(Duration seen, long good, long total) {
        return new WindowCounts(HOUR, seen, good, total);
    }
}
