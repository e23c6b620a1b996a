// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for the person on call holds no sentence that no test has seen; that it lacks none, {@link Refusals} checks. */
class RefusalsPageTest {

    private static final Path HERE = Path.of("src/test/java/dev/prunella/decide/guardrails");

    static Stream<String> sentences() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "refusals.md")).stream()
                .filter(line -> line.matches("[a-z-]+: (no|not yet|needs approval), .*"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void wasSeenByATest(String sentence) throws IOException {
        String tests = Files.readString(HERE.resolve("SentencesTest.java"))
                + Files.readString(HERE.resolve("LimitsTest.java"));
        assertThat(tests.replaceAll("\"\\s*\\+\\s*\"", "")).contains('"' + sentence + '"');
    }
}
