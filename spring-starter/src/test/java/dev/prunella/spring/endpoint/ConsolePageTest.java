// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** The page as it is sent. */
class ConsolePageTest {

    private static final int MOST_BYTES = 100_000;
    private static final int MOST_LINES = 300;
    private static final Path SOURCES =
            Path.of("src/main/resources/dev/prunella/spring/endpoint").resolve(ConsolePage.FOLDER);

    private final ConsolePage page = new ConsolePage();

    @Test
    void isOneSmallDocumentThatAsksNobodyElse() {
        assertThat(page.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page.html())
                .startsWith("<!doctype html>")
                .doesNotContain("<!--policy-->", "<!--style-->", "<!--script-->")
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base)\\b")
                .doesNotContainPattern("(?i)\\ssrc\\s*=")
                .doesNotContainPattern("(?i)@import|url\\(");
        assertThat(page.html().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void letsRunWhatStandsInItAlone() throws Exception {
        String script = "script-src 'sha256-" + sha256(only("<script>(.*?)</script>")) + "';";
        String style = "style-src 'sha256-" + sha256(only("<style>(.*?)</style>")) + "';";

        assertThat(page.policy())
                .contains("default-src 'none';", script, style, "connect-src 'self';", "base-uri 'none';")
                .contains("form-action 'none';", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.html()).contains(script, style);
    }

    @Test
    void hasNoHandlersOrStylesInItsMarkup() {
        String markup = page.html().replaceAll("(?s)<(script|style)>.*?</\\1>", "");

        assertThat(markup).doesNotContainPattern("(?i)\\son[a-z]+\\s*=").doesNotContainPattern("(?i)\\sstyle\\s*=");
    }

    @Test
    void takesNoForeignTextForMarkup() {
        assertThat(only("<script>(.*?)</script>"))
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }

    @Test
    void isMadeOfSmallFiles() throws Exception {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(3);
            assertThat(all).allSatisfy(file -> {
                assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MOST_LINES);
                assertThat(Files.readString(file)).contains("SPDX-License-Identifier: Apache-2.0");
            });
        }
    }

    @Test
    void isFoundInANativeImage() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new ConsoleHints().registerHints(hints, null);

        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(hints)
                            .matches(RuntimeHintsPredicates.resource()
                                    .forResource("dev/prunella/spring/endpoint/console/" + file.getFileName())));
        }
    }

    private String only(String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page.html());
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
