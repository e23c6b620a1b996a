// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.guard.BreakerPolicy;
import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CallOutcome;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardRejectedException;
import dev.prunella.guard.GuardStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guards with no probe behind them: what is counted, when the breaker opens, and how calls on trial close it. */
// REQ P4
class GuardTest {

    private final Lab lab = Lab.create();
    private final Guard guard = lab.supervisor.guard("payments");
    private final Traffic traffic = new Traffic(guard);

    @AfterEach
    void close() {
        lab.close();
    }

    private GuardStatus status() {
        return lab.supervisor.guards().get(0);
    }

    @Test
    void givesWhatTheCallGivesAndThrowsWhatItThrows() throws Exception {
        assertThat(guard.<String, RuntimeException>call(() -> "answer")).isEqualTo("answer");
        IOException thrown = new IOException("no answer");
        assertThatThrownBy(() -> guard.call(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown)
                .hasNoSuppressedExceptions();
        assertThat(status().ever().ok()).isEqualTo(1);
        assertThat(status().ever().failed()).isEqualTo(1);
    }

    @Test
    void opensWhenHalfOfTwentyCallsFailAndNotBefore() {
        traffic.calls(10);
        traffic.failing = true;
        traffic.calls(9);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
        traffic.calls(1);
        assertThat(status().state()).isEqualTo(BreakerState.OPEN);
        assertThat(status().because()).isEqualTo("10 of 20 calls failed");
        traffic.calls(100);
        assertThat(traffic.made).as("nothing more is called").isEqualTo(20);
        assertThat(traffic.turnedAway).isEqualTo(100);
    }

    @Test
    void fewCallsOpenNothing() {
        traffic.failing = true;
        traffic.calls(19);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whatLiesBeforeTheWindowIsForgotten() {
        traffic.failing = true;
        traffic.calls(19);
        lab.pass(Duration.ofSeconds(11));
        traffic.calls(19);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(status().window().failed()).isEqualTo(19);
        assertThat(status().ever().failed()).isEqualTo(38);
    }

    @Test
    void theRejectionSaysWhoAndWhyAndHasNoStackTrace() {
        traffic.failing = true;
        traffic.calls(20);
        assertThatThrownBy(() -> guard.call(() -> "answer"))
                .isInstanceOfSatisfying(GuardRejectedException.class, rejected -> {
                    assertThat(rejected.guard()).isEqualTo("payments");
                    assertThat(rejected.why()).isEqualTo(GuardRejectedException.Why.OPEN);
                    assertThat(rejected.state()).isEqualTo(BreakerState.OPEN);
                    assertThat(rejected.getStackTrace()).isEmpty();
                })
                .hasMessage("guard 'payments': call not let through: OPEN, breaker OPEN")
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void afterAWhileCallsAreTriedAndCloseIt() {
        traffic.failing = true;
        traffic.calls(20);
        traffic.failing = false;
        lab.pass(Duration.ofMillis(900));
        traffic.calls(1);
        assertThat(traffic.ok).isZero();
        lab.pass(Duration.ofMillis(200));
        assertThat(status().state()).isEqualTo(BreakerState.HALF_OPEN);
        traffic.calls(3);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
        traffic.failing = true;
        traffic.calls(1);
        assertThat(status().state()).as("old failures do not open it again").isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialsThatFailOpenItAgainForTwiceAsLong() {
        traffic.failing = true;
        traffic.calls(20);
        lab.pass(Duration.ofMillis(1_100));
        traffic.calls(5);
        assertThat(traffic.made).isEqualTo(23);
        assertThat(status().state()).isEqualTo(BreakerState.OPEN);
        lab.pass(Duration.ofMillis(1_900));
        assertThat(status().state()).isEqualTo(BreakerState.OPEN);
        lab.pass(Duration.ofMillis(200));
        assertThat(status().state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aTrialThatNeverReturnsKeepsNobodyElseOut() throws Exception {
        Guard other = lab.supervisor.guard(
                Guard.named("other").breaker(BreakerPolicy.ofDefaults().tries(1, Duration.ofSeconds(3))));
        Traffic more = new Traffic(other);
        more.failing = true;
        more.calls(20);
        more.failing = false;
        lab.pass(Duration.ofMillis(1_100));
        lab.time.run("stuck", () -> {
            try {
                other.call(() -> {
                    lab.time.hang();
                    return "never";
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        lab.pass(Duration.ofMillis(100));
        more.calls(1);
        assertThat(more.ok).as("the only place is taken").isZero();
        lab.pass(Duration.ofSeconds(3));
        more.calls(1);
        assertThat(more.ok).as("its lease has run out").isEqualTo(1);
        assertThat(lab.supervisor.guards().get(0).state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whatSaysNothingAgainstItIsIgnored() {
        Guard lenient = lab.supervisor.guard(Guard.named("lenient")
                .classify(thrown -> thrown instanceof IOException ? CallOutcome.IGNORED : CallOutcome.FAILURE));
        Traffic more = new Traffic(lenient);
        more.failing = true;
        more.calls(100);
        GuardStatus lenientStatus = lab.supervisor.guards().get(0);
        assertThat(lenientStatus.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(lenientStatus.ever().ignored()).isEqualTo(100);
        assertThat(lenientStatus.ever().failed()).isZero();
    }

    @Test
    void aClassifierThatThrowsHidesNothing() {
        Guard odd = lab.supervisor.guard(Guard.named("odd").classify(thrown -> {
            throw new StackOverflowError("odd");
        }));
        assertThatThrownBy(() -> odd.call(() -> {
                    throw new IOException("no answer");
                }))
                .hasMessage("no answer");
        assertThat(lab.supervisor.guards().get(0).ever().failed()).isEqualTo(1);
    }

    @Test
    void slowCallsOpenItToo() {
        Guard slow = lab.supervisor.guard(
                Guard.named("slow").breaker(BreakerPolicy.ofDefaults().opensWhenSlow(0.8, Duration.ofMillis(200))));
        for (int i = 0; i < 19; i++) {
            takes(slow, Duration.ofMillis(i < 4 ? 190 : 230));
        }
        assertThat(slowStatus().ever().slow()).isEqualTo(15);
        assertThat(slowStatus().state()).isEqualTo(BreakerState.CLOSED);
        takes(slow, Duration.ofMillis(230));
        assertThat(slowStatus().state()).isEqualTo(BreakerState.OPEN);
        assertThat(slowStatus().because()).isEqualTo("16 of 20 calls took longer than PT0.2S");
    }

    @Test
    void aCallThatFailsSlowlyIsSlowToo() {
        Guard slow = lab.supervisor.guard(
                Guard.named("slow").breaker(BreakerPolicy.ofDefaults().opensWhenSlow(0.8, Duration.ofMillis(200))));
        assertThatThrownBy(() -> slow.call(() -> {
                    lab.pass(Duration.ofMillis(230));
                    throw new IOException("no answer");
                }))
                .hasMessage("no answer");
        assertThat(slowStatus().ever().slow()).isEqualTo(1);
        assertThat(slowStatus().ever().failed()).isEqualTo(1);
    }

    private GuardStatus slowStatus() {
        return lab.supervisor.guards().get(1);
    }

    private void takes(Guard slow, Duration span) {
        slow.call(() -> {
            lab.pass(span);
            return true;
        });
    }

    @Test
    void aNameIsTakenOnce() {
        assertThat(lab.supervisor.guard("payments")).isSameAs(guard);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.supervisor.guard(Guard.named("payments")))
                .withMessage("guard 'payments': name is taken");
    }
}
