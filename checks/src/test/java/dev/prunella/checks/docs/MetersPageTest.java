// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.telemetry.HealingMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of meters in {@code docs/meters.md} is made of the enum that publishes them. */
class MetersPageTest {

    private static final Path PAGE = Path.of("../docs/meters.md");
    private static final String UPDATE = "./mvnw test -pl checks -am -Dtest=MetersPageTest -DfailIfNoTests=false"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dprunella.update-docs=true";
    private static final String BEGIN = "<!-- made by MetersPageTest -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void listsTheMetersThatArePublished() throws IOException {
        String page = Files.readString(PAGE);
        String expected = withList(page);
        if (Boolean.getBoolean("prunella.update-docs")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("%s is out of date; write it anew by: %s", PAGE, UPDATE)
                .isEqualTo(expected);
    }

    private static String withList(String page) {
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        assertThat(to).as("the marks in %s", PAGE).isGreaterThanOrEqualTo(from);
        return page.substring(0, from) + list() + page.substring(to);
    }

    private static String list() {
        return Arrays.stream(HealingMeter.values())
                .map(MetersPageTest::line)
                .collect(Collectors.joining(
                        "\n", "| meter | type | unit | tags | what |\n|---|---|---|---|---|\n", "\n"));
    }

    private static String line(HealingMeter meter) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        meter.meterName(),
                        meter.type().name().toLowerCase(Locale.ROOT),
                        meter.baseUnit(),
                        String.join(", ", meter.tags()),
                        meter.description());
    }
}
