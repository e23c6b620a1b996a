// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Risk;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Approval;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Ruling;
import dev.prunella.decide.WallTime;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What needs a person, and what is not to be touched now: each refusal as it is read in explain. */
// REQ F1
// REQ L3, F5
class SentencesTest extends Refusals {

    @Test
    void permitsWhatNothingSpeaksAgainst() {
        assertThat(rule().permits()).isTrue();
        assertThat(rule().judgements())
                .extracting(Judgement::toString)
                .containsExactly(
                        "kill-switch: yes",
                        "mode: yes",
                        "desired-state: yes",
                        "window: yes",
                        "fresh-telemetry: yes",
                        "policy: yes",
                        "single-flight: yes",
                        "hand-over: yes",
                        "capability: yes",
                        "risk: yes",
                        "cooldown: yes",
                        "backoff: yes",
                        "flapping: yes",
                        "budget: yes",
                        "process-end: yes",
                        "concurrency: yes",
                        "blast-radius: yes",
                        "correlated-brake: yes",
                        "type-latch: yes",
                        "error-budget: yes",
                        "cost: yes",
                        "expiry: yes");
    }

    @Test
    void refusesWhilePaused() { // INVARIANT 14
        books.paused = "ada: database move at 10%";
        expect("kill-switch: no, all healing is paused: ada: database move at 10% (paused)");
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

    private void window(WindowTimes times) {
        under(Policy.builder()
                .windows(Window.of("deploy", times).only("orders-db", "web"))
                .build());
    }

    @Test
    void waitsForTheEndOfAWindow() { // INVARIANT 13, REQ X22
        var early = WindowTimes.daily(LocalTime.of(1, 0), Duration.ofHours(1), ZoneId.of("Europe/Berlin"));
        window(early);
        expect("window: not yet, window 'deploy' is open for another 1800 s (window)");
        under(Policy.builder().windows(Window.of("deploy", early).only("web")).build());
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void doesNotTrustAClockThatJumpedWhereAWindowMayBeOpen() { // INVARIANT 26
        books.wall = new WallTime(books.wall.time(), false);
        assertThat(rule().permits()).isTrue();
        window(WindowTimes.daily(LocalTime.of(13, 0), Duration.ofHours(1), ZoneId.of("Europe/Berlin")));
        expect("window: not yet, the time of day has jumped, so nobody knows whether a window is open (clock-jumped)");
    }

    @Test
    void refusesWhatWasNotGranted() { // REQ F5, X14
        proposal.capabilities = Set.of("restart");
        expect("capability: no, evict-all is not among what this target may have done to it (not-granted)");
    }

    @Test
    void asksForWhatTouchesSecurity() { // INVARIANT 15, REQ U7
        proposal.risk = Risk.SECURITY;
        expect("risk: needs approval, evict-all touches keys or access: a person must say yes (security)");
    }

    @Test
    void takesAnApprovalForExactlyThis() { // INVARIANT 15
        proposal.mode = Mode.APPROVE;
        proposal.risk = Risk.IRREVERSIBLE;
        Actor ada = Actor.person("ada");
        proposal.approval = new Approval("evict-all", Generation.FIRST, ada, 1);
        assertThat(rule().permits()).isTrue();
        for (Approval other : List.of(
                new Approval("restart", Generation.FIRST, ada, 1),
                new Approval("evict-all", new Generation(2), ada, 1),
                new Approval("evict-all", Generation.FIRST, ada, 0))) {
            proposal.approval = other;
            assertThat(rule().refusal().guardrail()).isEqualTo("mode");
        }
    }

    @Test
    void refusesACureThatHasExpired() { // REQ X13
        proposal.lastDay = LocalDate.of(2026, 3, 29);
        assertThat(rule().permits()).isTrue();
        proposal.lastDay = LocalDate.of(2026, 3, 28);
        expect("expiry: no, evict-all was to be needed until 2026-03-28, see OPS-12:"
                + " the bug that it cures is still there (expired)");
        books.wall = new WallTime(books.wall.time(), false);
        assertThat(rule().permits()).isTrue();
    }

    @Test
    void plansAnewUnderAnotherPolicy() { // INVARIANT 30
        proposal.policy = "0123456789abcdef";
        expect("policy: not yet, the policy has changed meanwhile (policy-changed)");
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
    void refusesWhileAnActionOfAnEarlierSupervisionRuns() { // INVARIANT 1
        proposal.earlier = 1;
        expect("single-flight: no, an action of its earlier supervision still runs (earlier-in-flight)");
    }

    @Test
    void asksForWhatCannotBeUndone() { // INVARIANT 15
        proposal.risk = Risk.IRREVERSIBLE;
        expect("risk: needs approval, evict-all cannot be undone: a person must say yes (irreversible)");
    }

    @Test
    void letsTheFirstRefusalInOrderDecide() {
        books.paused = "ada: database move";
        proposal.desired = DesiredState.STOPPED;
        proposal.risk = Risk.IRREVERSIBLE;
        books.running = 1;
        assertThat(rule().refusal().guardrail()).isEqualTo("kill-switch");
        assertThat(rule().judgements())
                .filteredOn(judgement -> !judgement.answer().permits())
                .extracting(Judgement::guardrail)
                .containsExactly("kill-switch", "desired-state", "risk", "concurrency");
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
