// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Answer;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.WallTime;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told “not yet” is told when to ask again, on the monotonic clock and never in the past. */
class AskedAgainTest {

    private static final long NOW = Duration.ofHours(5).toNanos();

    private final Books books = new Books();
    private final Proposals proposal = new Proposals();

    AskedAgainTest() {
        books.now = NOW;
    }

    private Duration after(Guardrail guardrail) {
        Answer answer = guardrail.check(proposal.build(), books);
        return Duration.ofNanos(((Answer.Defer) answer).untilNanos() - NOW);
    }

    private boolean permits(Guardrail guardrail) {
        return guardrail.check(proposal.build(), books).permits();
    }

    /** It is half past midnight. */
    private static Guardrail window(Duration length) {
        return new WindowGuardrail(
                List.of(Window.of("deploy", WindowTimes.daily(LocalTime.MIDNIGHT, length, ZoneOffset.UTC))));
    }

    @Test
    void whenTheWindowEndsIfThatIsSoon() {
        assertThat(after(window(Duration.ofSeconds(1_830)))).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(window(Duration.ofMinutes(31)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyMinuteWithinALongWindowAsTheTimeOfDayMayBeCorrected() {
        assertThat(after(window(Duration.ofHours(8)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyTenSecondsWhileTheTimeOfDayIsNotBelieved() {
        books.wall = new WallTime(books.wall.time(), false);
        assertThat(after(window(Duration.ofHours(8)))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void atOnceWhereASlotIsAwaited() {
        books.group = new GroupHealth(5, 4, 1);
        assertThat(after(new BlastRadiusGuardrail(BrakePolicy.ofDefaults()))).isEqualTo(Duration.ofMillis(100));
        proposal.outsideProof = true;
        assertThat(after(new CorrelatedBrakeGuardrail(BrakePolicy.ofDefaults())))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void onceThePersonHasHadTheTime() {
        proposal.action = new HandOverGuardrailTest.Rung();
        proposal.outsideProof = true;
        proposal.told = Duration.ofNanos(NOW).minusMinutes(4);
        assertThat(after(new HandOverGuardrail())).isEqualTo(Duration.ofMinutes(6));
    }

    @Test // INVARIANT 3, 4
    void whenCooldownAndBackoffEnd() {
        proposal.cooldown = Duration.ofNanos(NOW).plusSeconds(7);
        proposal.backoff = Duration.ofNanos(NOW).plusSeconds(8);
        assertThat(after(new CooldownGuardrail())).isEqualTo(Duration.ofSeconds(7));
        assertThat(after(new BackoffGuardrail())).isEqualTo(Duration.ofSeconds(8));

        proposal.cooldown = Duration.ofNanos(NOW);
        proposal.backoff = Duration.ofNanos(NOW);
        assertThat(permits(new CooldownGuardrail())).isTrue();
        assertThat(permits(new BackoffGuardrail())).isTrue();
    }

    @Test // INVARIANT 12
    void whenTheBrakeLetsTheNextOneGo() {
        books.group = new GroupHealth(5, 4, 0);
        books.freeAt = NOW + Duration.ofSeconds(30).toNanos();
        assertThat(after(new CorrelatedBrakeGuardrail(BrakePolicy.ofDefaults())))
                .isEqualTo(Duration.ofSeconds(30));

        books.freeAt = NOW;
        assertThat(permits(new CorrelatedBrakeGuardrail(BrakePolicy.ofDefaults())))
                .isTrue();
    }

    @Test
    void soonWhereAnotherRunsOrThePolicyHasChanged() {
        books.running = 1;
        assertThat(after(new ConcurrencyGuardrail(1))).isEqualTo(Duration.ofMillis(100));
        assertThat(after(new SamePolicyGuardrail("another"))).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void thePlatformIsAskedOnceThePersonHasHadTheTime() {
        proposal.action = new HandOverGuardrailTest.Rung();
        proposal.outsideProof = true;
        proposal.told = Duration.ofNanos(NOW).minusMinutes(10);
        assertThat(permits(new HandOverGuardrail())).isTrue();
    }

    @Test // INVARIANT 10, 11
    void noEvidenceSinceTheLastActionIsNoReasonToAct() {
        proposal.evidenceAge = null;
        assertThat(new FreshTelemetryGuardrail().check(proposal.build(), books))
                .isEqualTo(Answer.deny("stale", "nothing was seen since the last action"));
    }

    @Test // INVARIANT 13, 14, 29
    void whatMayNotGoOnMayNotBeTakenBackEither() {
        assertThat(List.of(new KillSwitchGuardrail(), new ModeGuardrail(), new DesiredStateGuardrail()))
                .allMatch(Guardrail::stopsCompensation);
        assertThat(List.of(new CooldownGuardrail(), new BackoffGuardrail(), new ConcurrencyGuardrail(1)))
                .noneMatch(Guardrail::stopsCompensation);
    }

    @Test
    void aWindowThatIsOfOthersIsNoReasonToWait() {
        Window ofOthers = Window.of(
                        "deploy", WindowTimes.daily(LocalTime.MIDNIGHT, Duration.ofHours(1), ZoneOffset.UTC))
                .only("web");
        books.wall = new WallTime(books.wall.time(), false);
        assertThat(new WindowGuardrail(List.of(ofOthers))
                        .check(proposal.build(), books)
                        .permits())
                .isTrue();
    }

    @Test
    void anOpenWindowHoldsBackWhatTakesSomethingBackToo() { // INVARIANT 13
        assertThat(window(Duration.ofHours(8)).stopsCompensation()).isTrue();
    }

    @Test
    void aGroupOfTheSmallestSizeThatCountsDoesCount() { // INVARIANT 9
        books.group = new GroupHealth(3, 2, 1);
        assertThat(after(new BlastRadiusGuardrail(BrakePolicy.ofDefaults()))).isPositive();
        books.group = new GroupHealth(2, 2, 1);
        assertThat(new BlastRadiusGuardrail(BrakePolicy.ofDefaults())
                        .check(proposal.build(), books)
                        .permits())
                .isTrue();
    }
}
