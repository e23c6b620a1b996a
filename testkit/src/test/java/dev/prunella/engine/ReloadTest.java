// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy is replaced as a whole while the loop runs. */
// INVARIANT 30, REQ I4
class ReloadTest {

    private static final Actor ANN = Actor.person("ann");
    private static final Window ALWAYS =
            Window.of("always", WindowTimes.daily(LocalTime.MIDNIGHT, Duration.ofDays(7), ZoneOffset.UTC));

    private final Patient patient = new Patient("patient");
    private final MemoryStore store = new MemoryStore();
    private final Lab lab = Lab.with(
            builder -> builder.auditTrail(AuditTrail.builder(store).build()).guardrail(new Veto()));

    @AfterEach
    void close() {
        lab.close();
    }

    /** A guardrail of the user's own. */
    private static final class Veto implements Guardrail {
        static final String NAME = "veto";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            return proposal.target().name().equals("untouchable")
                    ? Answer.deny(NAME, "nobody touches it")
                    : Answer.permit();
        }
    }

    @Test
    void asksTheUsersOwnGuardrailsToo() { // REQ L3
        Patient other = new Patient("untouchable");
        lab.start(other.target());
        other.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(other.treatments).isEmpty();
        assertThat(lab.seen(HealingEvent.Refused.class).get(0).refusal().guardrail())
                .isEqualTo(Veto.NAME);
    }

    @Test
    void decidesByTheNewPolicyAtOnce() {
        lab.start(patient.target());
        lab.supervisor.reload(ANN, Policy.builder().windows(ALWAYS).build());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(2));
        assertThat(patient.treatments).isEmpty();
        lab.supervisor.reload(ANN, Policy.ofDefaults(), "always");
        lab.pass(Duration.ofMinutes(2));
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void keepsTheOldPolicyWhenTheNewOneIsRefused() {
        Policy before = Policy.builder().windows(ALWAYS).build();
        lab.start(patient.target());
        lab.supervisor.reload(ANN, before);
        lab.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> lab.supervisor.reload(ANN, Policy.ofDefaults()))
                .isInstanceOf(IllegalArgumentException.class);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(2));
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void liftsNoLatchThatIsNot() {
        lab.start(patient.target());
        assertThatThrownBy(() -> lab.supervisor.unlatch(ANN, "fix"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("supervisor: unlatch must name one of the latched remediations [], got 'fix'");
    }

    @Test
    void tellsNobodyInAWindowAndWhatIsStillSickAfterwards() { // REQ X22
        lab.start(patient.target());
        lab.supervisor.reload(ANN, Policy.builder().windows(ALWAYS).build());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.escalations).isEmpty();
        patient.curable = false;
        lab.supervisor.reload(ANN, Policy.ofDefaults(), "always");
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void writesWhoPutWhichPolicyInForce() { // REQ X11
        lab.start(patient.target());
        Policy after = Policy.builder().evidence(5).build();
        lab.supervisor.reload(ANN, after);
        lab.pass(Duration.ofSeconds(1));
        assertThat(Trails.read(store))
                .filteredOn(record -> record.kind() == AuditKind.LATCH)
                .extracting(record ->
                        record.entry().actor() + " " + record.entry().details().get("value"))
                .containsExactly("ann " + after.hash());
    }
}
