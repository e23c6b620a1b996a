// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What the loop expects of a {@link Diagnostician}, which runs on the thread that serves all targets. Extend it with yours; the
 * contract brings some four hundred pieces of evidence. The collections in them refuse to be changed.
 */
public abstract class DiagnosticianContract {

    private static final Duration ALL_WITHIN = Duration.ofSeconds(2);

    /** For those who extend it. */
    protected DiagnosticianContract() {}

    /** The diagnostician. */
    protected abstract Diagnostician diagnostician();

    /** It throws nothing, returns something, and does so at once, whatever the evidence. */
    @Test
    public void answersAtOnceWhateverTheEvidence() throws Exception {
        Patience.call("diagnose", ALL_WITHIN, () -> {
            for (Evidence evidence : EvidenceSamples.all()) {
                Diagnosis diagnosis = diagnostician().diagnose(evidence);
                assertNotNull(diagnosis, () -> "no diagnosis of " + evidence);
            }
            return true;
        });
    }

    /** The same evidence gives the same diagnosis, whatever was asked in between. */
    @Test
    public void sameEvidenceGivesTheSameDiagnosis() {
        for (Evidence evidence : EvidenceSamples.all()) {
            Diagnosis first = diagnostician().diagnose(evidence);
            assertEquals(first, diagnostician().diagnose(evidence), () -> "diagnosis made twice of " + evidence);
            EvidenceSamples.ofNothing().forEach(diagnostician()::diagnose);
            assertEquals(first, diagnostician().diagnose(evidence), () -> "later diagnosis of " + evidence);
        }
    }

    /** Nothing seen, and nothing that could be told, is never a reason to act. */
    @Test
    public void nothingKnownIsNoReasonToAct() {
        for (Evidence evidence : EvidenceSamples.ofNothing()) {
            Diagnosis diagnosis = diagnostician().diagnose(evidence);
            assertFalse(diagnosis.actionable(), () -> diagnosis + " of " + evidence);
        }
    }

    /** The weight is a count. */
    @Test
    public void weightIsNeverNegative() {
        for (Evidence evidence : EvidenceSamples.all()) {
            int weight = diagnostician().diagnose(evidence).weight();
            assertTrue(weight >= 0, () -> "weight " + weight + " of " + evidence);
        }
    }
}
