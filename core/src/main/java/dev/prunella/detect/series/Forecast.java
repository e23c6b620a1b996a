// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.time.Duration;
import java.util.Locale;

/**
 * What becomes of a resource whose use grows.
 *
 * @param slope how much the measured number changes a second; negative for one that falls, as free space
 * @param unit of the number, for people
 * @param lasting for how long the growth has been watched; it may have begun before
 * @param earliest when all is used, from now, by a slope that only one in twenty pairs of moments exceeds
 * @param likely the same by the median slope; a year stands for that and longer
 * @param latest the same by a slope that nineteen in twenty exceed. Leaks that were simulated ended between earliest and latest in five of
 *     six cases; what comes on top of a leak, as the morning's load, it does not know
 * @param confidence how consistently it grows, from 0 to 1: Kendall's tau, the share of pairs of moments of which the later one is higher, less
 *     the others
 */
public record Forecast(
        double slope,
        String unit,
        Duration lasting,
        Duration earliest,
        Duration likely,
        Duration latest,
        double confidence) {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    /** Of slots that grow by this line. */
    static Forecast of(Slots slots, Line line, Room room) {
        double left = Math.max(0, 1 - line.high());
        return new Forecast(
                room.change(line.slope()),
                room.unit(),
                time(slots.seconds()),
                time(left / line.most()),
                time(left / line.slope()),
                line.least() > 0 ? time(left / line.least()) : YEAR,
                slots.consistency());
    }

    private static Duration time(double seconds) {
        return seconds < YEAR.toSeconds() ? Duration.ofMillis(Math.round(1e3 * seconds)) : YEAR;
    }

    /** For people: {@code grows by 12.3 connections a minute for 14 min; full in 21 min (17 min to 28 min)}. */
    @Override
    public String toString() {
        return "%s by %s for %s; %s in %s (%s to %s)"
                .formatted(
                        slope < 0 ? "falls" : "grows",
                        pace(),
                        words(lasting),
                        slope < 0 ? "exhausted" : "full",
                        words(likely),
                        words(earliest),
                        words(latest));
    }

    private String pace() {
        double aSecond = Math.abs(slope);
        String what = unit.isEmpty() ? "" : unit + " ";
        if (aSecond * MINUTE >= 1) {
            return number(aSecond * MINUTE) + " " + what + "a minute";
        }
        return aSecond * HOUR >= 1
                ? number(aSecond * HOUR) + " " + what + "an hour"
                : number(aSecond * DAY) + " " + what + "a day";
    }

    private static String number(double amount) {
        return String.format(Locale.ROOT, amount < 100 ? "%.3g" : "%.0f", amount);
    }

    private static String words(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (time.compareTo(YEAR) >= 0) {
            return "a year or more";
        }
        if (seconds < 3 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 3 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        return seconds < 3 * DAY ? Math.round(seconds / HOUR) + " h" : Math.round(seconds / DAY) + " days";
    }
}
