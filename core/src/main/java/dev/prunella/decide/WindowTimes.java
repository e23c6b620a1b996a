// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a window is open. */
public sealed interface WindowTimes {

    /** When it ends, if {@code now} lies within it; else null. The beginning belongs to it, the end does not. */
    @Nullable
    Instant endsAfter(Instant now);

    /** From one moment to another, once. */
    static WindowTimes once(Instant from, Instant to) {
        return new Once(from, to);
    }

    /** Every day at {@code start} on the clocks of {@code zone}, for {@code length}. */
    static Recurring daily(LocalTime start, Duration length, ZoneId zone) {
        return new Recurring(Set.of(), Set.of(), start, length, zone);
    }

    /**
     * Once.
     *
     * @param from the beginning
     * @param to the end, after it
     */
    record Once(Instant from, Instant to) implements WindowTimes {

        /** Checks that it has a length. */
        public Once {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("window: to must be after from " + from + ", got " + to);
            }
        }

        @Override
        public @Nullable Instant endsAfter(Instant now) {
            return now.isBefore(from) || !now.isBefore(to) ? null : to;
        }
    }

    /**
     * Again and again, as a line of cron says it. Where the start is skipped, as the clocks are put forward over it, it begins later by
     * as much; where they are put back over it, it begins at the first of the two; it always lasts {@code length}.
     *
     * @param weekdays on which it begins; empty for all
     * @param monthDays on which it begins, 1 to 31; empty for all; both must fit
     * @param start on the clocks of the zone
     * @param length more than zero, at most 7 days
     * @param zone whose clocks
     */
    record Recurring(Set<DayOfWeek> weekdays, Set<Integer> monthDays, LocalTime start, Duration length, ZoneId zone)
            implements WindowTimes {

        private static final Duration LONGEST = Duration.ofDays(7);

        /** Checks the numbers. */
        public Recurring {
            weekdays = Set.copyOf(weekdays);
            monthDays = Set.copyOf(monthDays);
            if (length.isZero() || length.isNegative() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "window: length must be more than zero and at most " + LONGEST + ", got " + length);
            }
            for (int day : monthDays) {
                if (day < 1 || day > 31) {
                    throw new IllegalArgumentException("window: monthDays must be 1 to 31, got " + day);
                }
            }
        }

        /** The same on these days of the week alone. */
        public Recurring on(DayOfWeek... days) {
            return new Recurring(Set.of(days), monthDays, start, length, zone);
        }

        /** The same on these days of the month alone. */
        public Recurring onMonthDays(Integer... days) {
            return new Recurring(weekdays, Set.of(days), start, length, zone);
        }

        @Override
        public @Nullable Instant endsAfter(Instant now) {
            LocalDate last = LocalDate.ofInstant(now, zone);
            // a day more than its length: the clocks may have been changed since it began
            LocalDate first = last.minusDays(length.toDays() + 1);
            Instant ends = null;
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                Instant begins = day.atTime(start).atZone(zone).toInstant();
                Instant end = begins.plus(length);
                if (begins(day) && !now.isBefore(begins) && now.isBefore(end)) {
                    ends = end;
                }
            }
            return ends;
        }

        private boolean begins(LocalDate day) {
            return (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
                    && (monthDays.isEmpty() || monthDays.contains(day.getDayOfMonth()));
        }
    }
}
