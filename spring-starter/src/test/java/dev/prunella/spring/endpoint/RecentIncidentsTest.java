// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of incidents beside the loop's own state. */
class RecentIncidentsTest {

    private static final Symptom SYMPTOM = new Symptom(Reason.of("no-price", "no price"), 0, null);
    private static final Diagnosis FAULT =
            new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "inside fails");

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final RecentIncidents recent = new RecentIncidents(time);

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void keepsWhenAnIncidentWasOpenedAndClosed() {
        Instant began = time.wallTime();
        open(1);
        time.advance(Duration.ofSeconds(7));
        close(1);

        assertThat(recent.closed()).singleElement().satisfies(past -> {
            assertThat(past.about().openedAt()).isEqualTo(began);
            assertThat(past.closedAt()).isEqualTo(began.plusSeconds(7));
        });
        assertThat(recent.about(incident(1)).openedAt()).isNull();
    }

    @Test
    void knowsWhetherAPersonWasToldAndTakesCareOfIt() {
        open(1);
        assertThat(recent.about(incident(1)).told()).isFalse();

        recent.on(new HealingEvent.EscalationDue("feed", id(1), Reason.of("spent", "all was tried")));
        assertThat(recent.about(incident(1))).satisfies(about -> {
            assertThat(about.told()).isTrue();
            assertThat(about.acknowledgedBy()).isNull();
        });

        recent.on(new HealingEvent.EscalationMoved("feed", id(1), Move.ACKNOWLEDGED, Actor.person("ann"), "by ann"));
        assertThat(recent.about(incident(1)).acknowledgedBy()).isEqualTo("ann");
    }

    @Test
    void takesNothingOfAnEarlierIncidentForOneOfALaterOne() {
        open(1);
        open(2); // that the first was closed was missed
        recent.on(new HealingEvent.EscalationDue("feed", id(1), Reason.of("spent", "all was tried")));

        assertThat(recent.about(incident(2)).told()).isFalse();
        assertThat(recent.about(incident(1)).openedAt()).isNull();
    }

    @Test
    void keepsTheLastFifty() {
        for (int i = 1; i <= RecentIncidents.MOST + 1; i++) {
            open(i);
            close(i);
        }

        assertThat(recent.closed()).hasSize(RecentIncidents.MOST);
        assertThat(recent.closed().get(0).incident().id()).isEqualTo(id(RecentIncidents.MOST + 1));
    }

    private void open(int number) {
        recent.on(new HealingEvent.Opened("feed", id(number), SYMPTOM, FAULT, Actor.automation()));
    }

    private void close(int number) {
        recent.on(new HealingEvent.Closed("feed", id(number), Outcome.HEALED, incident(number), ""));
    }

    private static IncidentId id(int number) {
        return IncidentId.of("feed", 1, number);
    }

    private static Incident incident(int number) {
        return new Incident(id(number), "feed", SYMPTOM, 0, FAULT, Actor.automation(), List.of());
    }
}
