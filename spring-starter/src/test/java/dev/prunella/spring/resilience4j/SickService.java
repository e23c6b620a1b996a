// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that a test makes ill and its target's runbook cures. */
final class SickService {

    private final AtomicInteger cures = new AtomicInteger();
    private volatile boolean sick;

    /** Breakers that open after four failed calls, for a minute. */
    static CircuitBreakerRegistry registry(String... breakers) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(4)
                .minimumNumberOfCalls(4)
                .waitDurationInOpenState(Duration.ofMinutes(1))
                .build());
        for (String each : breakers) {
            registry.circuitBreaker(each);
        }
        return registry;
    }

    TargetBuilder target(String name) {
        return Target.named(name)
                .ownedBy("team")
                .inside(context -> sick ? Reading.fail("sick", "does not feel well") : Reading.pass())
                .outside(context -> Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("cure", this::cure)));
    }

    private RemediationResult cure(RemediationContext context) {
        cures.incrementAndGet();
        sick = false;
        return RemediationResult.done("cured");
    }

    int cures() {
        return cures.get();
    }

    /** Falls ill, which calls through the breaker notice first; it opens at the fourth. */
    void fallIllBehind(CircuitBreaker breaker) {
        sick = true;
        for (int i = 0; i < 4; i++) {
            try {
                breaker.executeRunnable(SickService::fail);
            } catch (CallNotPermittedException | IllegalStateException e) {
                // the caller's business
            }
        }
    }

    private static void fail() {
        throw new IllegalStateException("the service fails");
    }
}
