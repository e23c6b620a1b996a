// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * When a person is told that an error budget burns: as soon as it burns at this rate over a long window, which says that it matters, and
 * over a short one, which says that it still goes on. Ends when the short window burns more slowly.
 *
 * @param longWindow longer than the short one, at most 90 days
 * @param shortWindow a minute or more; a twelfth of the long one by default
 * @param rate how many times as fast as it may the budget is spent, more than zero
 * @param urgency whom to tell
 */
public record BurnAlert(Duration longWindow, Duration shortWindow, double rate, Urgency urgency) {

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(90);
    private static final int SHORT_PART = 12;

    /** Whether somebody is woken. */
    public enum Urgency {
        /** Now. */
        PAGE,
        /** In working hours. */
        TICKET
    }

    /** Checks the numbers. */
    public BurnAlert {
        Objects.requireNonNull(urgency, "urgency");
        check(shortWindow.compareTo(LEAST) >= 0, "shortWindow", "a minute or more", shortWindow);
        check(longWindow.compareTo(shortWindow) > 0, "longWindow", "longer than the short one", longWindow);
        check(longWindow.compareTo(MOST) <= 0, "longWindow", "at most 90 days", longWindow);
        check(rate > 0 && rate < Double.POSITIVE_INFINITY, "rate", "a number above zero", rate);
    }

    /** Pages at this rate over this window, and over a twelfth of it. */
    public static BurnAlert page(double rate, Duration longWindow) {
        return new BurnAlert(longWindow, longWindow.dividedBy(SHORT_PART), rate, Urgency.PAGE);
    }

    /** Files a ticket at this rate over this window, and over a twelfth of it. */
    public static BurnAlert ticket(double rate, Duration longWindow) {
        return new BurnAlert(longWindow, longWindow.dividedBy(SHORT_PART), rate, Urgency.TICKET);
    }

    /**
     * Those that the Site Reliability Workbook recommends for a window of 30 days (chapter 5): a page when 2 % of the budget is
     * spent within an hour (rate 14.4) or 5 % within 6 hours (6), a ticket when 10 % is spent within 3 days (1).
     */
    public static List<BurnAlert> ofDefaults() {
        return List.of(page(14.4, Duration.ofHours(1)), page(6, Duration.ofHours(6)), ticket(1, Duration.ofDays(3)));
    }

    /** How it stands before anything was counted. */
    AlertState quiet(long nowNanos) {
        return new AlertState(this, false, Double.NaN, Double.NaN, 0, nowNanos);
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException(
                    "burn alert: %s must be %s, got %s".formatted(property, expected, value));
        }
    }

    @Override
    public String toString() {
        return "%s at %s over %s and %s"
                .formatted(
                        urgency == Urgency.PAGE ? "page" : "ticket",
                        SloWords.number(rate),
                        SloWords.span(longWindow),
                        SloWords.span(shortWindow));
    }
}
