// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names and codes have a form, and the error says which. */
class BadWordsTest {

    @Test
    void refusesAReasonCodeThatNoLabelCanBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reason("Read Only", "text"))
                .withMessage("reason code must be 1 to 64 letters, digits or hyphens in lower case, got 'Read Only'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason("a".repeat(65), "text"));
    }

    @Test
    void takesAReasonWithoutArgumentsAsItIs() {
        assertThat(Reason.of("busy", "at 100%").text()).isEqualTo("at 100%");
    }

    @Test
    void refusesAnActorWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.person(" "))
                .withMessage("actor name must have 1 to 200 characters, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.person("a".repeat(201)))
                .withMessage("actor name must have 1 to 200 characters, got 201");
    }

    @Test
    void refusesATargetNameThatIsTooLong() {
        String name = "a".repeat(201);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetInfo(name, "team", Severity.INFO, "", Set.of()))
                .withMessageContainingAll("target '" + name + "'", "name", "1 to 200");
    }

    @Test
    void refusesAGenerationBeforeTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generation(0))
                .withMessage("generation must be at least 1, got 0");
    }

    @Test
    void pagesForWhatHurtsUsers() {
        assertThat(Severity.CRITICAL.pages()).isTrue();
        assertThat(Severity.ERROR.pages()).isTrue();
        assertThat(Severity.WARNING.pages()).isFalse();
        assertThat(Severity.INFO.pages()).isFalse();
    }
}
