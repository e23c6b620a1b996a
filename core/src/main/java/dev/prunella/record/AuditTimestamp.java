// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;

/** Wall time in the trail: always 24 characters, UTC, to the millisecond, from year 0 to year 9999. */
final class AuditTimestamp {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private static final int[] TENS = {1, 10, 100, 1_000};

    private AuditTimestamp() {}

    /** What can be written of {@code wall}: a clock that tells nonsense must not stop the trail. */
    static Instant recordable(Instant wall) {
        Instant bounded = wall.isBefore(FIRST) ? FIRST : wall.isAfter(LAST) ? LAST : wall;
        return bounded.truncatedTo(ChronoUnit.MILLIS);
    }

    /** By hand: each record has one, and a formatter interprets its pattern anew for each. */
    static String format(Instant recordable) {
        LocalDateTime utc =
                LocalDateTime.ofEpochSecond(recordable.getEpochSecond(), recordable.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(24);
        digits(out, utc.getYear(), 4).append('-');
        digits(out, utc.getMonthValue(), 2).append('-');
        digits(out, utc.getDayOfMonth(), 2).append('T');
        digits(out, utc.getHour(), 2).append(':');
        digits(out, utc.getMinute(), 2).append(':');
        digits(out, utc.getSecond(), 2).append('.');
        return digits(out, utc.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder out, int number, int count) {
        for (int unit = TENS[count - 1]; unit > 0; unit /= 10) {
            out.append((char) ('0' + number / unit % 10));
        }
        return out;
    }

    static Instant parse(String text) throws AuditFormatException {
        try {
            return FORMAT.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new AuditFormatException("not a time: " + text);
        }
    }
}
