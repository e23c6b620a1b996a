// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test // THREAT-T4
    void controlCharactersBecomeVisible() {
        assertThat(SafeText.of("a\r\nb\tc\u0000d\u001b]0;title\u0007\u2028e"))
                .isEqualTo("a\\r\\nb\\tc\\u0000d\\u001b]0;title\\u0007\\u2028e");
    }

    @Test // THREAT-T4
    void coloursAndBidiAndZeroWidthCharactersGo() {
        assertThat(SafeText.of("\u001b[31mred\u001b[0m \u009b1mbold \u202eabc\u202c x\u200by\ufeff"))
                .isEqualTo("red bold abc xy");
    }

    @Test
    void plainTextInAnyLanguageStays() {
        assertThat(SafeText.of("Größe 大きい 🙂 \"x\" \\ y")).isEqualTo("Größe 大きい 🙂 \"x\" \\ y");
        assertThat(SafeText.of("FATAL: password authentication failed for user \"app\""))
                .isEqualTo("FATAL: password authentication failed for user \"app\"");
        assertThat(SafeText.of("http://host:8080/a?b=c#d, PASS: 3 ms, 5 tokens: ok"))
                .isEqualTo("http://host:8080/a?b=c#d, PASS: 3 ms, 5 tokens: ok");
        assertThat(SafeText.of("Basic authentication is off")).isEqualTo("Basic authentication is off");
        assertThat(SafeText.of(null)).isEmpty();
    }

    @Test
    void loneSurrogatesAreEscaped() {
        assertThat(SafeText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void longTextIsCutWithItsLengthTold() {
        String text = SafeText.of("x ".repeat(5_000_000));

        assertThat(text).hasSizeLessThanOrEqualTo(4_096).hasSizeGreaterThan(4_000);
        assertThat(text).endsWith("...[truncated, 10000000 chars]");
    }

    @Test
    void limitIsKeptHoweverSmall() {
        assertThat(SafeText.of("abcdefgh", 3)).isEqualTo("abc");
        assertThatIllegalArgumentException().isThrownBy(() -> SafeText.of("a", 0));
    }

    @Test // THREAT-T5
    void theCutLeavesNoHalfOfASecret() {
        for (int pad = 8_000; pad < 9_000; pad += 2) {
            String url = "y ".repeat(pad / 2) + "postgres://app:canary-" + "z".repeat(400) + "@host/db";
            assertThat(SafeText.of(url, 4_096)).doesNotContain("canary");
        }
        String shrinking = "password=" + "p".repeat(4_000) + " postgres://app:canary" + "q".repeat(9_000) + "@host";
        assertThat(SafeText.of(shrinking)).doesNotContain("canary");
    }

    @Test
    void whatIsRedactedStaysAsItIs() {
        for (String text : new String[] {
            "password=a\nb",
            "Authorization: Basic x\nHost: h",
            "http://u:p@h/",
            "{\"pwd\":\"x\"}",
            "pwd=a pwd=b",
            "pwd: Bearer x"
        }) {
            String once = SafeText.of(text);
            assertThat(once).contains("[redacted]");
            assertThat(SafeText.of(once)).isEqualTo(once);
        }
    }

    @Test // FAULT-F22
    void whateverComesInOnlyPrintableTextOfBoundedSizeGoesOut() {
        Random random = new Random(22);
        for (int i = 0; i < 1_500; i++) {
            String safe = SafeText.of(HostileText.next(random, 6_000));
            assertThat(safe.length()).isLessThanOrEqualTo(4_096);
            assertThat(safe.codePoints()
                            .noneMatch(c -> Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.SURROGATE
                                    || c == 0x2028
                                    || c == 0x2029))
                    .isTrue();
        }
    }

    @Test
    void aPropertyIsRedactedByItsName() {
        assertThat(SafeText.ofProperty("spring.datasource.password", "hunter2")).isEqualTo("[redacted]");
        assertThat(SafeText.ofProperty("url", "jdbc:h2:mem:a")).isEqualTo("jdbc:h2:mem:a");
    }

    @Test // THREAT-T8
    void timeIsLinearInTheLimitForTextsMadeToBeSlow() {
        long start = System.nanoTime();
        for (String unit : new String[] {
            "://",
            "password ",
            "\"",
            "-----BEGIN ",
            "cookie=[redacted]",
            "://a:b",
            "a-",
            "\\",
            "basic/",
            "Bearer ",
            "password='"
        }) {
            SafeText.of(unit.repeat(10_000_000 / unit.length()));
            SafeText.of(unit.repeat(100_000 / unit.length()), 50_000);
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
