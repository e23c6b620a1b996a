// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The words of a diagnosis are made late, and make no difference. */
class DiagnosisTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Diagnosis late = new Diagnosis(Diagnosis.Kind.LEAK, Cause.UNSPECIFIED, 3, () -> {
        made.incrementAndGet();
        return "grows";
    });

    @Test
    void makesItsWordsOnceAndOnlyIfSomebodyAsks() {
        assertThat(late.sameAs(late)).isTrue();
        assertThat(late).hasToString("LEAK (%s)", Cause.UNSPECIFIED);
        assertThat(made).hasValue(0);
        assertThat(late.summary()).isEqualTo("grows");
        assertThat(late.summary()).isEqualTo("grows");
        assertThat(made).hasValue(1);
    }

    @Test
    void isEqualToOneWhoseWordsWereThereFromTheBeginning() {
        assertThat(late)
                .isEqualTo(new Diagnosis(Diagnosis.Kind.LEAK, Cause.UNSPECIFIED, 3, "grows"))
                .hasSameHashCodeAs(new Diagnosis(Diagnosis.Kind.LEAK, Cause.UNSPECIFIED, 3, "grows"))
                .isNotEqualTo(new Diagnosis(Diagnosis.Kind.LEAK, Cause.UNSPECIFIED, 3, "shrinks"));
    }
}
