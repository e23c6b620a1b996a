// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a record, written by hand, is what the JDK's formatter would write. */
class AuditTimestampTest {

    private static final DateTimeFormatter THE_JDKS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00.000Z",
                "0999-12-31T23:59:59.009Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00.000Z",
                "2024-02-29T09:08:07.060Z",
                "9999-12-31T23:59:59.999Z"
            })
    void writesEachOfTwentyFourCharacters(String text) {
        assertThat(AuditTimestamp.format(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void writesWhatTheFormatterWould() {
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long end = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            Instant any = Instant.ofEpochMilli(random.nextLong(first, end));
            assertThat(AuditTimestamp.format(any)).isEqualTo(THE_JDKS.format(any));
        }
    }
}
