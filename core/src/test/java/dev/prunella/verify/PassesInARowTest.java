// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Reading;
import org.junit.jupiter.api.Test;

class PassesInARowTest {

    private static final Reading PASS = Reading.pass();
    private static final Reading FAIL = Reading.fail("threw", "no");
    private static final Reading UNKNOWN = Reading.unknown("busy", "busy");

    private static Verdict verdict(Reading... readings) {
        PassesInARow progress = PassesInARow.begin(Verification.ofDefaults());
        for (Reading reading : readings) {
            progress = progress.plus(reading);
        }
        return progress.verdict();
    }

    @Test
    void isHealedAfterThreePasses() {
        assertThat(verdict(PASS, PASS)).isNull();
        assertThat(verdict(PASS, PASS, PASS)).isEqualTo(Verdict.HEALED);
    }

    @Test
    void isNotHealedAfterThreeFails() {
        assertThat(verdict(FAIL, FAIL)).isNull();
        assertThat(verdict(FAIL, FAIL, FAIL)).isEqualTo(Verdict.NOT_HEALED);
    }

    @Test
    void beginsAnewAfterEachContradiction() {
        assertThat(verdict(PASS, PASS, FAIL, PASS, PASS)).isNull();
    }

    @Test
    void isNeverHealedByUnknown() { // INVARIANT 20
        assertThat(verdict(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)).isNull();
        assertThat(verdict(PASS, UNKNOWN, PASS)).isNull();
    }
}
