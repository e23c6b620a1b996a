// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final Diagnosis WEDGED = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.WEDGED, 3, "wedged");
    private static final Symptom SYMPTOM = new Symptom(Reason.of("broken-pipe", "broken pipe"), 5, null);

    private final Incident incident = Incident.open(
            new IncidentId("orders-db/1.1"), "orders-db", SYMPTOM, 2_000_000_000L, WEDGED, Actor.automation());

    @Test
    void aLineOfTheTimelineSaysHowLongAfterTheOpeningItWas() {
        assertThat(incident.timeline()).isEmpty();
        assertThat(incident.with("intends evict-all", 2_150_999_999L).timeline())
                .extracting(Incident.Entry::toString)
                .containsExactly("+150 ms intends evict-all");
    }

    @Test // INVARIANT 32
    void theLastLineGivesWayOnceTheTimelineIsFull() {
        Incident full = incident;
        for (int i = 1; i <= Incident.MOST_ENTRIES + 3; i++) {
            full = full.with("line " + i, 2_000_000_000L);
        }

        assertThat(full.timeline())
                .hasSize(Incident.MOST_ENTRIES)
                .extracting(Incident.Entry::what)
                .startsWith("line 1", "line 2")
                .endsWith("line 63", "line 67");
    }

    @Test
    void anotherDiagnosisOrActorLeavesTheRestAsItIs() {
        Incident told = incident.with("noticed", 2_000_000_000L);
        Diagnosis other = new Diagnosis(Diagnosis.Kind.LEAK, Cause.UNSPECIFIED, 3, "leaks");
        Actor ada = Actor.person("ada");

        assertThat(told.diagnosed(other))
                .isEqualTo(new Incident(
                        told.id(), "orders-db", SYMPTOM, 2_000_000_000L, other, Actor.automation(), told.timeline()));
        assertThat(told.onBehalfOf(ada))
                .isEqualTo(new Incident(told.id(), "orders-db", SYMPTOM, 2_000_000_000L, WEDGED, ada, told.timeline()));
    }
}
