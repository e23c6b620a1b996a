// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person on call reads them. */
final class SloWords {

    private SloWords() {}

    /** In the largest unit of which it is a whole number, or else of which it is more than two. */
    static String span(Duration span) {
        if (span.compareTo(Duration.ofSeconds(1)) < 0) {
            return span.toMillis() + " ms";
        }
        long seconds = span.toSeconds();
        if (fits(seconds, 86_400)) {
            return seconds / 86_400 + " d";
        }
        if (fits(seconds, 3_600)) {
            return seconds / 3_600 + " h";
        }
        return fits(seconds, 60) ? seconds / 60 + " min" : seconds + " s";
    }

    private static boolean fits(long seconds, long unit) {
        return seconds >= unit && (seconds % unit == 0 || seconds > 2 * unit);
    }

    /** A share in percent, with as many digits as tell it from the whole. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }

    /** At most four digits after the point, none in vain. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "not known";
        }
        String digits = String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.2f", value);
        return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    }
}
