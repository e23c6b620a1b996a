// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.DateTimeException;
import java.time.Instant;
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

    private AuditTimestamp() {}

    /** What can be written of {@code wall}: a clock that tells nonsense must not stop the trail. */
    static Instant recordable(Instant wall) {
        Instant bounded = wall.isBefore(FIRST) ? FIRST : wall.isAfter(LAST) ? LAST : wall;
        return bounded.truncatedTo(ChronoUnit.MILLIS);
    }

    static String format(Instant recordable) {
        return FORMAT.format(recordable);
    }

    static Instant parse(String text) throws AuditFormatException {
        try {
            return FORMAT.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new AuditFormatException("not a time: " + text);
        }
    }
}
