// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Breakers have meters of resilience4j already. */
class BreakerMetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void publishesNoMeterOfABreaker() {
        try (Practice practice = Practice.with(builder -> builder.meterRegistry(meters))) {
            TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(practice.registry)
                    .bindTo(meters);
            List<Meter.Id> theirs = ofBreakers();
            assertThat(theirs).isNotEmpty();

            practice.bridge.adopt(practice.registry);
            practice.open();
            practice.fallIll();
            practice.pass(Duration.ofSeconds(2));

            assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
            assertThat(ofBreakers()).containsExactlyInAnyOrderElementsOf(theirs);
            assertThat(meters.get("resilience4j.circuitbreaker.state")
                            .tag("state", "half_open")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    private List<Meter.Id> ofBreakers() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().contains("breaker"))
                .toList();
    }
}
