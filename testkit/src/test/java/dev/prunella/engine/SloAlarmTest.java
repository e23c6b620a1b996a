// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.SloHandle;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.Severity;
import dev.prunella.record.HealingEvent;
import dev.prunella.slo.BurnAlert;
import dev.prunella.slo.BurnAlert.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows when an error budget burns: probes are woken, and a person is told unless something explains it. */
class SloAlarmTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SLO = "slo:checkout";

    private final Lab lab = Lab.create();
    private final Patient patient = new Patient("orders");
    private final Business business = new Business(lab);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void wakesTheProbesAndStartsNothing() { // REQ L2
        begin();
        int looks = patient.looksAtNanos.size();
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(suspicions()).containsExactly("slo-burn");
        assertThat(patient.looksAtNanos).hasSizeGreaterThan(looks + 12 + 2);
        assertThat(lab.seen(HealingEvent.Cleared.class)).hasSize(1);
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void pagesWhatNoProbeSees() {
        begin();
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(lab.escalations).hasSize(1);
        Escalation told = lab.escalations.get(0);
        assertThat(told.page()).isTrue();
        assertThat(told.target().owner()).isEqualTo("team-checkout");
        assertThat(told.headline())
                .startsWith("slo:checkout of team-checkout: DEGRADED (fast-burn), FIRING: page at 14.4");
        business.goesOn(Duration.ofMinutes(6), 0);
        assertThat(lab.resolutions).extracting(Resolution::target).containsExactly(SLO);
    }

    @Test
    void tellsNobodyAnewWhileItBurnsOn() {
        begin();
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(lab.supervisor.acknowledge(lab.escalations.get(0).incident().id(), Actor.person("ann")))
                .isTrue();
        business.goesOn(HOUR, 1);
        assertThat(lab.escalations).hasSize(1);
        assertThat(lab.seen(HealingEvent.BudgetAlert.class))
                .as("both pages, and then the ticket")
                .hasSizeLessThan(4);
    }

    @Test
    void aSlowBurnIsATicketWhateverTheSeverity() {
        lab.start(patient.target());
        lab.supervisor.slo(business.objective("checkout")
                .severity(Severity.CRITICAL)
                .alerts(BurnAlert.ticket(1, Duration.ofHours(2))));
        business.goesOn(HOUR, 0);
        business.goesOn(HOUR, 0.01);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false);
    }

    @Test
    void aPageFollowsATicketThatIsTold() {
        lab.start(patient.target());
        lab.supervisor.slo(business.objective("checkout")
                .alerts(BurnAlert.page(14.4, HOUR), BurnAlert.ticket(1, Duration.ofHours(2))));
        business.goesOn(HOUR, 0.005);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false);
        business.goesOn(Duration.ofMinutes(3), 1);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false, true);
        assertThat(lab.resolutions).hasSize(1);
    }

    @Test
    void aSickTargetExplainsIt() { // REQ X10
        patient.curable = false;
        begin();
        patient.sick = true;
        business.goesOn(Duration.ofMinutes(5), 1);
        assertThat(lab.escalations).extracting(each -> each.target().name()).containsOnly("orders");
        assertThat(lab.escalations).last().extracting(Escalation::page).isEqualTo(true);
        assertThat(lab.handle("orders").explain().toString()).contains("explains slo:checkout");
    }

    @Test
    void whatWasHealedIsNotToldAfterwards() {
        begin();
        business.goesOn(Duration.ofSeconds(40), 1);
        patient.curable = false;
        patient.sick = true;
        business.goesOn(Duration.ofSeconds(30), 1);
        patient.sick = false;
        business.goesOn(Duration.ofMinutes(10), 0);
        assertThat(lab.seen(HealingEvent.BudgetAlert.class)).isNotEmpty();
        assertThat(lab.escalations).extracting(each -> each.target().name()).doesNotContain(SLO);
    }

    @Test
    void whoHoldsAllThatItConcernsKnows() {
        begin();
        lab.handle("orders").hold(Actor.person("ann"), "works on it", HOUR);
        business.goesOn(Duration.ofMinutes(5), 1);
        assertThat(lab.escalations).isEmpty();
        lab.handle("orders").release(Actor.person("ann"));
        business.goesOn(Duration.ofMinutes(1), 1);
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void nobodyIsToldWhileAWindowOfAllThatItConcernsIsOpen() { // REQ X22
        Instant now = lab.time.wallTime();
        Window deploy = Window.of("deploy", WindowTimes.once(now, now.plus(HOUR.multipliedBy(2))))
                .only("orders");
        Policy policy = Policy.builder().windows(deploy).build();
        try (Lab other = Lab.with(builder -> builder.policy(policy))) {
            other.start(patient.target());
            Business shop = new Business(other);
            other.supervisor.slo(shop.objective("checkout").concerning("orders"));
            shop.goesOn(HOUR, 0);
            shop.goesOn(HOUR.minusMinutes(1), 1);
            assertThat(other.escalations).isEmpty();
            shop.goesOn(Duration.ofMinutes(2), 1);
            assertThat(other.escalations).hasSize(1);
        }
    }

    @Test
    void whatWasToldAsATicketIsPagedOnceItBurns() {
        lab.start(patient.target().severity(Severity.WARNING));
        lab.supervisor.slo(business.objective("checkout").concerning("orders"));
        business.goesOn(HOUR, 0);
        patient.curable = false;
        patient.sick = true;
        business.goesOn(Duration.ofMinutes(3), 0);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false);
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false, true);
        assertThat(lab.escalations.get(1).incident().id())
                .isEqualTo(lab.escalations.get(0).incident().id());
    }

    @Test
    void aBudgetThatLastsMakesATicketOfAnIncident() {
        begin();
        patient.curable = false;
        patient.sick = true;
        business.goesOn(Duration.ofMinutes(3), 0);
        assertThat(lab.escalations).extracting(Escalation::page).containsExactly(false);
    }

    @Test
    void aBudgetThatBurnsMakesAPageOfIt() {
        lab.start(patient.target().severity(Severity.WARNING));
        lab.supervisor.slo(business.objective("checkout").concerning("orders").alerts(BurnAlert.page(14.4, HOUR)));
        business.goesOn(HOUR, 0);
        patient.curable = false;
        patient.sick = true;
        business.goesOn(Duration.ofMinutes(3), 0.5);
        assertThat(lab.escalations).extracting(Escalation::page).contains(true);
    }

    @Test
    void aGaugeOfTheApplicationDecidesInItsPlace() {
        try (Lab other = Lab.with(builder -> builder.burn(target -> Burn.SLOW))) {
            other.start(patient.target());
            Business shop = new Business(other);
            other.supervisor.slo(shop.objective("checkout").concerning("orders"));
            shop.goesOn(HOUR, 0);
            patient.curable = false;
            patient.sick = true;
            shop.goesOn(Duration.ofMinutes(3), 1);
            assertThat(other.escalations).extracting(Escalation::page).containsExactly(false);
        }
    }

    @Test
    void isInTheTrail() { // REQ X11
        begin();
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(lab.supervisor.recentRecords())
                .anyMatch(each -> each.entry().target().equals("orders")
                        && each.entry().what().startsWith("slo checkout: FIRING: page at 14.4 over 1 h and 5 min"));
    }

    @Test
    void whoeverWasToldHearsThatSupervisionHasEnded() {
        begin();
        business.goesOn(Duration.ofMinutes(2), 1);
        lab.supervisor.shutdown();
        assertThat(lab.resolutions).extracting(each -> each.reason().code()).containsExactly("suppressed");
    }

    @Test
    void statusTellsWhatFires() {
        SloHandle slo = begin();
        assertThat(slo.status().firing()).isNull();
        business.goesOn(Duration.ofMinutes(2), 1);
        assertThat(slo.status().firing()).isEqualTo(Urgency.PAGE);
    }

    private SloHandle begin() {
        lab.start(patient.target());
        SloHandle slo = lab.supervisor.slo(business.objective("checkout").concerning("orders"));
        business.goesOn(HOUR, 0);
        return slo;
    }

    private List<String> suspicions() {
        return lab.seen(HealingEvent.Suspected.class).stream()
                .map(each -> each.symptom().reason().code())
                .toList();
    }
}
