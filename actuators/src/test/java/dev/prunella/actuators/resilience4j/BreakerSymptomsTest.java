// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.Cancellable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What breakers tell the probes of the target behind them. */
class BreakerSymptomsTest {

    private final IllegalStateException failure = new IllegalStateException("password=hunter2");

    private final Practice practice = Practice.create();
    private final Queue<Reason> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aCallThatFailsWakesTheProbesAtOnce() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        practice.sick = true;
        practice.callersFail = true;
        practice.call(1);

        practice.pass(Duration.ofMillis(50));

        assertThat(practice.seen(HealingEvent.Suspected.class))
                .extracting(suspected -> suspected.symptom().reason().code())
                .containsExactly("breaker-error");
        practice.pass(Duration.ofSeconds(1));
        assertThat(practice.seen(HealingEvent.Verified.class)).hasSize(1);
    }

    // INVARIANT 11
    @Test
    void symptomsAloneNeverStartAnAction() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        practice.callersFail = true;
        for (int i = 0; i < 200; i++) {
            practice.call(1);
            practice.pass(Duration.ofSeconds(1));
        }
        assertThat(practice.seen(HealingEvent.Suspected.class)).isNotEmpty();
        assertThat(practice.seen(HealingEvent.Opened.class)).isEmpty();
    }

    @Test
    void tellsThatABreakerOpensThoughAFailureWasJustTold() {
        listen(Practice.PAYMENTS);
        practice.fallIll();

        assertThat(heard)
                .extracting(Reason::toString)
                .containsExactly(
                        "a call through circuit breaker payments failed with java.lang.IllegalStateException"
                                + " (breaker-error)",
                        "circuit breaker payments has opened (breaker-open)");
    }

    @Test
    void tellsOfSlowCallsAndNotOfOthers() {
        listen(Practice.PAYMENTS);
        practice.breaker.onSuccess(2_999, TimeUnit.MILLISECONDS);
        assertThat(heard).isEmpty();

        practice.breaker.onSuccess(3_001, TimeUnit.MILLISECONDS);

        assertThat(heard).extracting(Reason::code).containsExactly("breaker-slow");
    }

    @Test
    void tellsThatTooManyCallsAreSlow() {
        CircuitBreaker slow = practice.registry.circuitBreaker(
                "slow",
                CircuitBreakerConfig.from(practice.config)
                        .slowCallRateThreshold(50)
                        .build());
        listen("slow");
        for (int i = 0; i < 4; i++) {
            slow.onSuccess(4, TimeUnit.SECONDS);
        }
        assertThat(heard).extracting(Reason::code).containsExactly("breaker-slow", "breaker-open");
    }

    @Test
    void saysNothingOfWhatTheApplicationIgnoresOrIsNotLetThrough() {
        CircuitBreaker picky = practice.registry.circuitBreaker(
                "picky",
                CircuitBreakerConfig.from(practice.config)
                        .ignoreExceptions(IllegalStateException.class)
                        .build());
        listen("picky");
        picky.onError(1, TimeUnit.MILLISECONDS, failure);
        picky.transitionToForcedOpenState();
        picky.tryAcquirePermission();

        assertThat(heard).isEmpty();
    }

    @Test
    void keepsTheMessageOfWhatWasThrownToItself() {
        listen(Practice.PAYMENTS);
        practice.breaker.onError(1, TimeUnit.MILLISECONDS, failure);

        assertThat(heard).singleElement().asString().doesNotContain("hunter2");
    }

    @Test
    void tellsTheTargetThatTheMappingNames() {
        try (Practice mapped = Practice.mapped(Map.of(Practice.PAYMENTS, "bank"))) {
            mapped.bridge.adopt(mapped.registry);
            List<Reason> bank = new ArrayList<>();
            mapped.bridge.symptomsOf("bank").subscribe(bank::add);
            mapped.bridge.symptomsOf(Practice.PAYMENTS).subscribe(heard::add);
            mapped.fallIll();

            assertThat(bank).hasSize(2);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void tellsNobodyOnceItIsCancelled() {
        Cancellable subscription = listen(Practice.PAYMENTS);
        subscription.cancel();
        practice.fallIll();

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsAtMostOneSymptomASecondOfItsCalls() {
        listen(Practice.PAYMENTS);
        CircuitBreaker breaker = practice.breaker;
        for (int i = 0; i < 50; i++) {
            breaker.onError(1, TimeUnit.MILLISECONDS, failure);
            breaker.reset();
            practice.pass(Duration.ofMillis(100));
        }
        assertThat(heard).hasSize(5);
    }

    /** Virtual time stands still: whatever they do is within a second. */
    @Test
    void aStormOnEightThreadsIsOneSymptomASecondAndThrowsNothing() throws Exception {
        CircuitBreaker measuring = practice.registry.circuitBreaker("measuring");
        measuring.transitionToMetricsOnlyState();
        listen("measuring");
        for (int second = 1; second <= 3; second++) {
            storm(measuring, 8, 20_000);
            assertThat(heard).hasSize(second);
            practice.pass(Duration.ofSeconds(1));
        }
        assertThat(measuring.getMetrics().getNumberOfFailedCalls()).isPositive();
    }

    @Test
    void aListenerThatThrowsHurtsNoCall() {
        practice.bridge.adopt(practice.registry);
        practice.bridge.symptomsOf(Practice.PAYMENTS).subscribe(symptom -> {
            throw new NoClassDefFoundError("Gone");
        });
        assertThatCode(() -> practice.breaker.onError(1, TimeUnit.MILLISECONDS, failure))
                .doesNotThrowAnyException();
        assertThat(practice.breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    private Cancellable listen(String target) {
        practice.bridge.adopt(practice.registry);
        return practice.bridge.symptomsOf(target).subscribe(heard::add);
    }

    private void storm(CircuitBreaker breaker, int threads, int callsEach) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(callers.submit(() -> {
                together.await();
                for (int call = 0; call < callsEach; call++) {
                    breaker.onError(1, TimeUnit.MILLISECONDS, failure);
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        callers.shutdown();
    }
}
