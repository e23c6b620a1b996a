// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Risk;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Approval;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Ledger.Scope;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each refusal as a person reads it in explain. */
// REQ F1
// REQ L3, F5
class SentencesTest {

    private static final Set<String> seen = new TreeSet<>();

    private final Proposals proposal = new Proposals();
    private final Books books = new Books();
    private boolean durable = true;
    private double errorBudget = Double.NaN;
    private boolean affordable = true;
    private Policy policy = Policy.ofDefaults();

    private Ruling rule() {
        var rules = new Guardrails(durable, target -> errorBudget, (target, remediation) -> affordable, List.of());
        return Ruling.of(proposal.build(), books, rules.of(policy));
    }

    private void expect(String sentence) {
        Judgement refusal = rule().refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.toString()).isEqualTo(sentence);
        seen.add(sentence);
    }

    /** The page for the person on call holds exactly these sentences. */
    @AfterAll
    static void pageHoldsEachSentence() throws IOException {
        var page = Files.readAllLines(Path.of("..", "docs", "refusals.md"));
        assertThat(page.stream().filter(line -> line.matches("[a-z-]+: (no|not yet|needs approval), .*")))
                .containsExactlyInAnyOrderElementsOf(seen);
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
                        "kill-switch: yes",
                        "mode: yes",
                        "desired-state: yes",
                        "window: yes",
                        "fresh-telemetry: yes",
                        "policy: yes",
                        "single-flight: yes",
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
        policy = Policy.builder()
                .windows(Window.of("deploy", times).only("orders-db", "web"))
                .build();
        proposal.policy = policy.hash();
    }

    @Test
    void waitsForTheEndOfAWindow() { // INVARIANT 13, REQ X22
        window(WindowTimes.daily(LocalTime.of(1, 0), Duration.ofHours(1), ZoneId.of("Europe/Berlin")));
        expect("window: not yet, window 'deploy' is open for another 1800 s (window)");
        policy = Policy.builder()
                .windows(Window.of("deploy", policy.windows().get(0).times()).only("web"))
                .build();
        proposal.policy = policy.hash();
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
    void refusesWhatCannotBePaidFor() { // REQ X7
        affordable = false;
        expect("cost: no, the budget has nothing left for evict-all (cost)");
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
        policy = Policy.builder()
                .brake(new BrakePolicy(0.55, Duration.ofMinutes(1), 3, 0))
                .build();
        proposal.policy = policy.hash();
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
