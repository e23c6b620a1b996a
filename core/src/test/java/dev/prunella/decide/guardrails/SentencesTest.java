// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Risk;
import dev.prunella.decide.Answer;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Ledger.Scope;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Ruling;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each refusal as a person reads it in explain. */
// REQ F1
// REQ L3, F5
class SentencesTest {

    private final Proposals proposal = new Proposals();
    private final Books books = new Books();
    private boolean durable = true;

    private Ruling rule() {
        return Ruling.of(proposal.build(), books, Guardrails.of(Policy.ofDefaults(), durable));
    }

    private void expect(String sentence) {
        Judgement refusal = rule().refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.toString()).isEqualTo(sentence);
    }

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
    void permitsWhatNothingSpeaksAgainst() {
        assertThat(rule().permits()).isTrue();
        assertThat(rule().judgements())
                .extracting(Judgement::toString)
                .containsExactly(
                        "mode: yes",
                        "desired-state: yes",
                        "fresh-telemetry: yes",
                        "single-flight: yes",
                        "risk: yes",
                        "cooldown: yes",
                        "backoff: yes",
                        "budget: yes",
                        "process-end: yes",
                        "concurrency: yes",
                        "correlated-brake: yes");
    }

    @Test
    void refusesWhilePaused() { // INVARIANT 14
        books.paused = "ada: database move at 10%";
        expect("mode: no, all healing is paused: ada: database move at 10% (paused)");
    }

    @Test
    void refusesInShadow() { // INVARIANT 31
        proposal.mode = Mode.SHADOW;
        expect("mode: no, mode is SHADOW: what would be done is recorded and not done (shadow)");
    }

    @Test
    void asksInApprove() { // INVARIANT 15
        proposal.mode = Mode.APPROVE;
        expect("mode: needs approval, mode is APPROVE: a person must say yes to evict-all (approval)");
    }

    @Test
    void refusesWhatIsStopped() { // INVARIANT 13
        proposal.desired = DesiredState.STOPPED;
        expect("desired-state: no, the target is meant to be in STOPPED, not RUNNING (not-desired)");
    }

    @Test
    void refusesWhatIsInMaintenance() { // INVARIANT 13
        proposal.desired = DesiredState.MAINTENANCE;
        expect("desired-state: no, the target is meant to be in MAINTENANCE, not RUNNING (not-desired)");
    }

    @Test
    void waitsForTheEndOfAHold() { // INVARIANT 13
        proposal.hold = new Hold(1_000, Actor.person("ada"), "deploying");
        expect("desired-state: not yet, ada has hands on it: deploying (held)");
        assertThat(rule().refusal().answer())
                .isInstanceOfSatisfying(
                        Answer.Defer.class,
                        defer -> assertThat(defer.untilNanos()).isEqualTo(1_000));
    }

    @Test
    void forgetsAHoldThatHasEnded() {
        proposal.hold = new Hold(0, Actor.person("ada"), "deploying");
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void refusesOldEvidence() { // INVARIANT 10
        proposal.evidenceAge = Duration.ofMillis(20_001);
        expect("fresh-telemetry: no, the evidence is 20001 ms old, the limit is 20000 ms (stale)");
        proposal.evidenceAge = Duration.ofSeconds(20);
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void refusesWhileAnEarlierAttemptStillRuns() { // INVARIANT 1
        proposal.stuck = 1;
        expect("single-flight: no, 1 earlier attempt still runs past its deadline (in-flight)");
    }

    @Test
    void asksForWhatCannotBeUndone() { // INVARIANT 15
        proposal.risk = Risk.IRREVERSIBLE;
        expect("risk: needs approval, evict-all cannot be undone: a person must say yes (irreversible)");
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

    @Test
    void letsTheFirstRefusalInOrderDecide() {
        books.paused = "ada: database move";
        proposal.desired = DesiredState.STOPPED;
        proposal.risk = Risk.IRREVERSIBLE;
        books.running = 1;
        assertThat(rule().refusal().guardrail()).isEqualTo("mode");
        assertThat(rule().judgements())
                .filteredOn(judgement -> !judgement.answer().permits())
                .extracting(Judgement::guardrail)
                .containsExactly("mode", "desired-state", "risk", "concurrency");
    }

    @Test
    void takesAGuardrailThatThrowsForANo() {
        Ruling ruling = Ruling.of(proposal.build(), books, List.of(new Broken()));
        assertThat(ruling.refusal())
                .hasToString("broken: no, the guardrail itself failed: java.lang.IllegalStateException: 100%"
                        + " (guardrail-failed)");
    }

    private static final class Broken implements Guardrail {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Answer check(Proposal proposed, Ledger ledger) {
            throw new IllegalStateException("100%");
        }
    }
}
