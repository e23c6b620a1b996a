// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Risk;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Ledger.Scope;
import dev.prunella.decide.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much, how often and how much at once: each refusal as it is read in explain. */
// REQ F1
class LimitsTest extends Refusals {

    @Test
    void saysHowOftenTheProcessWasToEnd() { // INVARIANT 26
        proposal.endsProcess = true;
        proposal.processEnds = 1;
        assertThat(rule().permits()).isTrue();
        proposal.processEnds = 2;
        expect("process-end: no, the process was to end 2 times since this target was well for long, the limit is 2"
                + " (process-end)");
    }

    @Test
    void saysThatATrailInMemoryForbidsToEndTheProcess() {
        durable = false;
        assertThat(rule().permits()).isTrue();
        proposal.endsProcess = true;
        expect("process-end: no, evict-all ends the process, and the trail is in memory: nobody would know how often"
                + " it did (process-end)");
    }

    @Test
    void refusesWhatFlaps() { // INVARIANT 22, REQ F1
        proposal.flapping = true;
        expect("flapping: no, 4 incidents within PT30M: healing does not last, so it is latched until PT1H without one"
                + " (flapping)");
    }

    @Test
    void keepsEnoughOfAGroupWell() { // INVARIANT 9
        books.unhealthy = false;
        books.group = new GroupHealth(5, 1, 0);
        assertThat(rule().permits()).isTrue();
        books.group = new GroupHealth(5, 2, 0);
        expect("blast-radius: not yet, 2 of 5 targets of group pools would be well, 51 % must be (min-healthy)");
    }

    @Test
    void alwaysHealsOneThatIsIll() { // INVARIANT 9
        books.group = new GroupHealth(100, 54, 0);
        assertThat(rule().permits()).isTrue();
        books.group = new GroupHealth(100, 54, 1);
        expect("blast-radius: not yet, 46 of 100 targets of group pools would be well, 51 % must be (min-healthy)");
        books.group = new GroupHealth(2, 2, 1);
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void refusesALatchedRemediation() { // INVARIANT 23
        books.latched.put("restart", "of no concern");
        assertThat(rule().permits()).isTrue();
        books.latched.put("evict-all", "it made payments-db worse");
        expect("type-latch: no, evict-all is latched until a person lifts it: it made payments-db worse (latched)");
    }

    @Test
    void asksOnceTheErrorBudgetIsSpent() {
        errorBudget = 0;
        assertThat(rule().permits()).isTrue();
        proposal.risk = Risk.HIGH;
        expect("error-budget: needs approval, the error budget is spent and evict-all may cost requests:"
                + " a person must say yes (error-budget)");
        errorBudget = 0.01;
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void refusesWhatCannotBePaidFor() { // REQ F8, X7
        affordable = false;
        expect("cost: no, the budget has nothing left for evict-all (cost)");
    }

    @Test
    void waitsOutTheCooldown() { // INVARIANT 3
        proposal.cooldown = Duration.ofMillis(9_500);
        expect("cooldown: not yet, the last incident ended a moment ago: 9500 ms to wait (cooldown)");
    }

    @Test
    void waitsOutTheBackoff() { // INVARIANT 4
        proposal.backoff = Duration.ofMillis(1_900);
        expect("backoff: not yet, the last attempt did not last: 1900 ms to wait (backoff)");
    }

    @Test
    void refusesAFourthIncidentOfATarget() { // INVARIANT 6
        books.incidents = 3;
        expect("budget: no, 3 incidents of this target were acted on within PT10M, the limit is 3 (budget)");
    }

    @Test
    void narrowsTheBudgetForOneTargetAndNeverWidensIt() { // INVARIANT 6
        proposal.incidentBudget = 1;
        assertThat(rule().permits()).isTrue();
        books.incidents = 1;
        assertThat(rule().permits()).isFalse();
        proposal.incidentBudget = 100;
        assertThat(rule().permits()).isTrue();
        books.incidents = 3;
        expect("budget: no, 3 incidents of this target were acted on within PT10M, the limit is 3 (budget)");
    }

    @Test
    void refusesASeventhStartOfAGroup() { // INVARIANT 6
        books.starts.put(Scope.GROUP, 6);
        expect("budget: no, 6 starts of group pools within PT10M, the limit is 6 (budget)");
        proposal.group = "";
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void refusesASeventhStartOfAType() { // INVARIANT 6
        books.starts.put(Scope.TYPE, 6);
        expect("budget: no, 6 starts of type evict-all within PT10M, the limit is 6 (budget)");
    }

    @Test
    void refusesATwentyFirstStartOfTheSupervisor() { // INVARIANT 6
        books.starts.put(Scope.SUPERVISOR, 19);
        assertThat(rule().permits()).isTrue();
        books.starts.put(Scope.SUPERVISOR, 20);
        expect("budget: no, 20 starts of the supervisor within PT10M, the limit is 20 (budget)");
    }

    @Test
    void waitsForTheOneThatIsBeingHealed() { // INVARIANT 8
        books.running = 1;
        expect("concurrency: not yet, 1 remediation of other targets runs, the limit is 1 (concurrency)");
    }

    @Test
    void slowsDownFromFiftyFivePercentOn() { // INVARIANT 12
        books.freeAt = 5_000;
        books.group = new GroupHealth(100, 54, 0);
        assertThat(rule().permits()).isTrue();
        books.group = new GroupHealth(100, 55, 0);
        expect("correlated-brake: not yet, 55 of 100 targets of group pools are unhealthy: one start per PT1M (brake)");
    }

    @Test
    void stopsWhenAllAreUnhealthy() { // INVARIANT 12
        books.group = new GroupHealth(3, 3, 0);
        expect("correlated-brake: no, all 3 targets of group pools are unhealthy"
                + " and nothing proves that the fault is this target's own (brake)");
    }

    @Test
    void healsOneAtATimeWithProofFromTheOutside() { // INVARIANT 12
        proposal.outsideProof = true;
        under(Policy.builder()
                .brake(new BrakePolicy(0.55, Duration.ofMinutes(1), 3, 0))
                .build());
        books.group = new GroupHealth(3, 3, 0);
        assertThat(rule().permits()).isTrue();
        books.group = new GroupHealth(3, 3, 1);
        expect("correlated-brake: not yet, 3 of 3 targets of group pools are unhealthy:"
                + " one at a time, another is being healed (brake)");
    }

    @Test
    void neverBrakesAPair() { // INVARIANT 12
        books.group = new GroupHealth(2, 2, 0);
        assertThat(rule().permits()).isTrue();
    }
}
