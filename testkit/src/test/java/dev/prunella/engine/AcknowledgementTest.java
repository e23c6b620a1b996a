// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.prunella.HealingSupervisor;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Severity;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.telemetry.HealingMeter;
import dev.prunella.testkit.time.FakeTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page is told again until somebody takes care, and closed with its incident: seen by channels, trail, log and meters. */
// REQ L6, X20
class AcknowledgementTest {

    private static final Actor ANN = Actor.person("ann");
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStore store = new MemoryStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Lab lab = Lab.with(builder ->
            builder.meterRegistry(registry).auditTrail(AuditTrail.builder(store).build()));
    private final Patient patient = new Patient("patient");

    @BeforeEach
    void incurable() {
        patient.curable = false;
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aPageIsToldAgainUntilSomebodyTakesCare() {
        escalate();
        lab.pass(Duration.ofMinutes(12));
        assertThat(lab.escalations).extracting(Escalation::repeat).containsExactly(0, 1);
        assertThat(lab.supervisor.acknowledge(incident(), ANN)).isTrue();
        lab.pass(HOUR.multipliedBy(3));
        assertThat(lab.escalations).hasSize(2);
        assertThat(lab.supervisor.acknowledge(incident(), Actor.person("bob"))).isFalse();
    }

    @Test
    void threeRemindersAreTheMost() {
        // INVARIANT 37
        escalate();
        lab.pass(HOUR.multipliedBy(24));
        assertThat(lab.escalations).extracting(Escalation::repeat).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aReminderTellsTheIncidentAsItHasComeToBe() {
        escalate();
        lab.pass(Duration.ofMinutes(12));
        assertThat(lab.escalations.get(1).incident().timeline())
                .anyMatch(entry -> entry.what().startsWith("escalates: "));
    }

    @Test
    void theTrailNamesWhoTookCare() {
        escalate();
        lab.supervisor.acknowledge(incident(), ANN);
        lab.pass(Duration.ofSeconds(1));
        patient.sick = false;
        lab.pass(HOUR);
        assertThat(Trails.of(store, AuditKind.ESCALATION))
                .filteredOn(entry -> entry.details().containsKey("move"))
                .extracting(entry -> entry.actor() + " " + entry.details().get("move"))
                .containsExactly("ann acknowledged", "automation resolved");
    }

    @Test
    void explainTellsWhetherSomebodyTakesCare() {
        var handle = lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(handle.explain().toString()).contains("told as a page, told again 0 times, not acknowledged");
        lab.supervisor.acknowledge(incident(), ANN);
        lab.pass(Duration.ofSeconds(1));
        assertThat(handle.explain().toString()).contains("told as a page, acknowledged by ann");
    }

    @Test
    void channelsHearThatItIsOver() {
        escalate();
        IncidentId incident = incident();
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.resolutions).hasSize(1);
        assertThat(lab.resolutions.get(0).incident()).isEqualTo(incident);
        assertThat(lab.resolutions.get(0).reason().code()).isEqualTo("escalated");
        assertThat(lab.supervisor.acknowledge(incident, ANN)).isFalse();
    }

    @Test
    void theEndOfSupervisionClosesAlertsToo() {
        escalate();
        lab.supervisor.shutdown();
        lab.pass(Duration.ofSeconds(1));
        assertThat(lab.resolutions).extracting(each -> each.reason().code()).containsExactly("suppressed");
    }

    @Test
    void metersCountWhatBecameOfIt() {
        // REQ M6
        escalate();
        lab.pass(Duration.ofMinutes(12));
        lab.supervisor.acknowledge(incident(), ANN);
        lab.pass(Duration.ofSeconds(1));
        Meters meters = new Meters(registry);
        assertThat(meters.count(HealingMeter.ESCALATION_MOVES, "move", "repeated"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.ESCALATION_MOVES, "move", "acknowledged"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.ESCALATION_MOVES, "move", "folded"))
                .isZero();
    }

    @Test
    void aFastBurnPagesForWhatWouldBeATicket() {
        try (Lab other = Lab.with(builder -> builder.burn(target -> Burn.FAST))) {
            other.start(patient.target().severity(Severity.WARNING));
            patient.sick = true;
            other.pass(Lab.WHILE);
            assertThat(other.escalations).extracting(Escalation::page).containsExactly(true);
        }
    }

    @Test
    void aGaugeThatThrowsLeavesItToTheSeverity() {
        try (Lab other = Lab.with(builder -> builder.burn(target -> {
            throw new IllegalStateException("no budget");
        }))) {
            other.start(patient.target());
            patient.sick = true;
            other.pass(Lab.WHILE);
            assertThat(other.escalations).extracting(Escalation::page).containsExactly(true);
        }
    }

    @Test
    void withoutAChannelTheLogHasOnePageAndNoReminder() { // REQ X10
        try (LogCapture log = LogCapture.begin()) {
            alone(EscalationPolicy.ofDefaults().repeating(0, HOUR), false);
            List<ILoggingEvent> pages = log.lines().stream()
                    .filter(line -> line.getLevel() == Level.ERROR)
                    .toList();
            assertThat(pages).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.getFormattedMessage().contains("nobody has acknowledged"));
        }
    }

    @Test
    void whoAsksForRemindersInTheLogGetsThem() {
        try (LogCapture log = LogCapture.begin()) {
            alone(EscalationPolicy.ofDefaults(), true);
            assertThat(log.lines())
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.startsWith("patient: PAGE AGAIN (1) patient of team"))
                    .anyMatch(line -> line.equals("patient: escalation repeated: nobody has acknowledged it, 1 of 3"));
        }
    }

    /** A supervisor without a channel, for three hours. */
    private void alone(EscalationPolicy policy, boolean set) {
        try (FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS)) {
            var builder =
                    HealingSupervisor.builder().clock(time).scheduler(time).randomness(time.randomness());
            try (HealingSupervisor supervisor = (set ? builder.escalation(policy) : builder).build()) {
                supervisor.supervise(patient.target());
                supervisor.start();
                time.advance(Lab.WHILE);
                patient.sick = true;
                time.advance(HOUR.multipliedBy(3));
            }
        }
    }

    private void escalate() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.escalations).hasSize(1);
    }

    private IncidentId incident() {
        return lab.seen(HealingEvent.Opened.class).get(0).incident();
    }
}
