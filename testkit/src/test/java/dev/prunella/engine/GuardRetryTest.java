// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.CallOutcome;
import dev.prunella.guard.Guard;
import dev.prunella.guard.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are made again: only those that may be, only while it can help, and never so many that they feed an overload. */
// REQ X17
class GuardRetryTest {

    private final Lab lab = Lab.create();
    private final Guard guard = lab.supervisor.guard("payments");
    private final Traffic traffic = new Traffic(guard);
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void close() {
        lab.close();
    }

    /** Fails so often, then works. */
    private String flaky(int failures) throws IOException {
        if (attempts.incrementAndGet() <= failures) {
            throw new IOException("attempt " + attempts.get());
        }
        return "answer";
    }

    @Test
    void onlyWhatIsSaidToBeIdempotentIsMadeAgain() throws Exception {
        assertThatThrownBy(() -> guard.call(() -> flaky(1))).hasMessage("attempt 1");
        attempts.set(0);
        assertThat(guard.call(CallOptions.idempotent(), () -> flaky(2))).isEqualTo("answer");
        assertThat(attempts).hasValue(3);
        assertThat(lab.supervisor.guards().get(0).ever().retried()).isEqualTo(2);
    }

    @Test
    void theLastFailureIsThrown() {
        assertThatThrownBy(() -> guard.call(CallOptions.idempotent(), () -> flaky(99)))
                .isInstanceOf(IOException.class)
                .hasMessage("attempt 3");
    }

    @Test
    void itWaitsInBetween() throws Exception {
        long before = lab.time.nanoTime();
        guard.call(CallOptions.idempotent(), () -> flaky(2));
        Duration waited = Duration.ofNanos(lab.time.nanoTime() - before);
        assertThat(waited).isBetween(Duration.ofMillis(40), Duration.ofMillis(60 + 180));
    }

    @Test
    void itDoesNotWaitLongerThanTheCallerDoes() {
        CallOptions hurried = CallOptions.idempotent().within(Duration.ofMillis(19));
        long before = lab.time.nanoTime();
        assertThatThrownBy(() -> guard.call(hurried, () -> flaky(99))).hasMessage("attempt 1");
        assertThat(lab.time.nanoTime()).isEqualTo(before);
    }

    @Test
    void theBudgetBoundsThem() {
        traffic.calls(1_000);
        traffic.failing = true;
        for (int i = 0; i < 900; i++) {
            traffic.call(CallOptions.idempotent());
        }
        long retried = lab.supervisor.guards().get(0).ever().retried();
        assertThat(retried).as("a tenth of the thousand successes, and three").isEqualTo(103);
    }

    @Test
    void whenNothingSucceedsThreeAreMadeAndNoMore() {
        traffic.failing = true;
        for (int i = 0; i < 15; i++) {
            traffic.call(CallOptions.idempotent());
        }
        assertThat(traffic.made).isEqualTo(18);
    }

    @Test
    void whatSaysNothingAgainstItIsNotMadeAgain() {
        Guard lenient = lab.supervisor.guard(Guard.named("lenient").classify(thrown -> CallOutcome.IGNORED));
        assertThatThrownBy(() -> lenient.call(CallOptions.idempotent(), () -> flaky(1)))
                .hasMessage("attempt 1");
    }

    @Test
    void neverThroughABreakerThatIsOpenOrOnTrial() {
        traffic.failing = true;
        traffic.calls(19);
        traffic.call(CallOptions.idempotent());
        assertThat(traffic.made).as("the twentieth opened it").isEqualTo(20);
        lab.pass(Duration.ofMillis(1_100));
        assertThat(lab.supervisor.guards().get(0).state()).isEqualTo(BreakerState.HALF_OPEN);
        traffic.call(CallOptions.idempotent());
        assertThat(traffic.made).as("a trial is made once").isEqualTo(21);
    }

    @Test
    void anInterruptedCallerGetsTheFailureAndKeepsItsFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> guard.call(CallOptions.idempotent(), () -> flaky(99)))
                .hasMessage("attempt 1");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatComesLaterIsMadeAgainWithoutAThreadThatWaits() {
        var result = guard.callAsync(CallOptions.idempotent(), () -> {
                    int attempt = attempts.incrementAndGet();
                    CompletableFuture<String> stage = new CompletableFuture<>();
                    lab.time.after(Duration.ofMillis(5), () -> {
                        if (attempt < 3) {
                            stage.completeExceptionally(new IOException("attempt " + attempt));
                        } else {
                            stage.complete("answer");
                        }
                    });
                    return stage;
                })
                .toCompletableFuture();
        assertThat(result).isNotDone();
        lab.pass(Duration.ofSeconds(3));
        assertThat(result).isCompletedWithValue("answer");
        assertThat(attempts).hasValue(3);
        assertThat(lab.supervisor.guards().get(0).ever().ok()).isEqualTo(1);
        assertThat(lab.supervisor.guards().get(0).ever().failed()).isEqualTo(2);
    }

    @Test
    void whatThrowsBeforeThereIsAStageIsToldByTheStage() {
        var result = guard.callAsync(CallOptions.plain(), () -> {
                    throw new IllegalStateException("at once");
                })
                .toCompletableFuture();
        assertThatThrownBy(result::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("at once");
        assertThat(lab.supervisor.guards().get(0).ever().failed()).isEqualTo(1);
    }

    @Test
    void anOpenBreakerIsToldByTheStage() {
        traffic.failing = true;
        traffic.calls(20);
        var result = guard.callAsync(CallOptions.plain(), () -> CompletableFuture.completedFuture("answer"))
                .toCompletableFuture();
        assertThatThrownBy(result::join).hasMessageContaining("call not let through: OPEN");
    }

    @Test
    void noRetryWhereNoneIsWanted() {
        Guard once = lab.supervisor.guard(
                Guard.named("once").retry(RetryPolicy.ofDefaults().attempts(1)));
        assertThatThrownBy(() -> once.call(CallOptions.idempotent(), () -> flaky(1)))
                .hasMessage("attempt 1");
    }
}
