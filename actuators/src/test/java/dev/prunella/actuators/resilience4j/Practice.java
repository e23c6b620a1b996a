// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.TargetHandle;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A service behind a breaker of resilience4j that stays open for a minute, and a supervisor that can cure the service: all in virtual
 * time.
 */
final class Practice implements AutoCloseable {

    static final String PAYMENTS = "payments";
    static final Duration WAIT = Duration.ofMinutes(1);
    static final Actor ANN = Actor.person("ann");

    final FakeTime time = FakeTime.create();
    final CircuitBreakerConfig config = CircuitBreakerConfig.custom()
            .slidingWindowSize(4)
            .minimumNumberOfCalls(4)
            .permittedNumberOfCallsInHalfOpenState(2)
            .waitDurationInOpenState(WAIT)
            .slowCallDurationThreshold(Duration.ofSeconds(3))
            .clock(new VirtualClock(time))
            .build();
    final CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(config);
    final CircuitBreaker breaker = registry.circuitBreaker(PAYMENTS);
    final CircuitBreakerBridge bridge;
    final HealingSupervisor supervisor;
    final List<HealingEvent> events = new ArrayList<>();
    volatile boolean sick;
    volatile boolean dependencyDown;
    volatile boolean callersFail;
    volatile Duration cureTakes = Duration.ZERO;

    private Practice(BreakerTargets targets, UnaryOperator<SupervisorBuilder> more) {
        bridge = CircuitBreakerBridge.to(targets, time);
        supervisor = more.apply(HealingSupervisor.builder()
                        .clock(time)
                        .scheduler(time)
                        .randomness(time.randomness())
                        .listener(events::add)
                        .listener(bridge))
                .build();
        bridge.actFor(supervisor);
    }

    /** Without anything adopted. */
    static Practice create() {
        return with(builder -> builder);
    }

    static Practice with(UnaryOperator<SupervisorBuilder> more) {
        return new Practice(BreakerTargets.ofSameName(), more);
    }

    static Practice mapped(Map<String, String> targets) {
        return new Practice(BreakerTargets.of(targets), builder -> builder);
    }

    static Practice mapped(BreakerTargets targets) {
        return new Practice(targets, builder -> builder);
    }

    /** Supervises the service, starts, and lets a second pass. */
    TargetHandle open() {
        return open(Mode.AUTO);
    }

    TargetHandle open(Mode mode) {
        TargetHandle handle = supervisor.supervise(target(PAYMENTS).mode(mode));
        supervisor.start();
        pass(Duration.ofSeconds(1));
        return handle;
    }

    TargetBuilder target(String name) {
        return Target.named(name)
                .ownedBy("team")
                .inside(this::look)
                .outside(context -> dependencyDown ? Reading.fail("down", "is down") : Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("cure", this::cure)))
                .noticing(bridge.symptomsOf(name));
    }

    private Reading look(ProbeContext context) {
        return sick ? Reading.fail("sick", "does not feel well") : Reading.pass();
    }

    private RemediationResult cure(RemediationContext context) throws InterruptedException {
        time.pause(cureTakes);
        sick = false;
        callersFail = false;
        return RemediationResult.done("cured");
    }

    /** The service falls ill, and the application's calls open the breaker. */
    void fallIll() {
        sick = true;
        callersFail = true;
        call(4);
    }

    /** Calls through the breaker; what they throw is dropped, as a caller with a fallback would. */
    void call(int times) {
        for (int i = 0; i < times; i++) {
            try {
                breaker.executeRunnable(this::serve);
            } catch (CallNotPermittedException | IllegalStateException e) {
                // the caller's business
            }
        }
    }

    private void serve() {
        if (callersFail) {
            throw new IllegalStateException("the service fails");
        }
    }

    void pass(Duration span) {
        time.advance(span);
    }

    <E extends HealingEvent> List<E> seen(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    AdoptedBreaker view(String breakerName) {
        return bridge.breakers().stream()
                .filter(each -> each.breaker().equals(breakerName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(breakerName + " is not in " + bridge.breakers()));
    }

    @Override
    public void close() {
        bridge.close();
        supervisor.shutdown();
        time.close();
    }

    /** The wall clock of virtual time, as the JDK wants it. */
    private static final class VirtualClock extends Clock {

        private final FakeTime time;

        VirtualClock(FakeTime time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.wallTime();
        }
    }

    /** Healed, half-open, and opened again by two calls that failed. */
    TargetHandle reopenedWhileStabilising() {
        bridge.adopt(registry);
        TargetHandle handle = open();
        fallIll();
        pass(Duration.ofSeconds(2));
        callersFail = true;
        call(2);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(seen(HealingEvent.Closed.class)).isEmpty();
        return handle;
    }
}
