// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.detect.SymptomSource;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.record.Outcome;
import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import dev.prunella.verify.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the circuit breakers of resilience4j that an application has with the targets behind them: breakers that open, and calls through
 * them that fail or are slow, wake the target's probes; and once the target was healed, its open breakers are moved to half-open at once,
 * rather than when their time has run out.
 *
 * <pre>{@code
 * CircuitBreakerBridge bridge = CircuitBreakerBridge.ofDefaults();
 * bridge.adopt(circuitBreakerRegistry);
 * HealingSupervisor supervisor = HealingSupervisor.builder().listener(bridge).build();
 * bridge.actFor(supervisor);
 * supervisor.supervise(target.noticing(bridge.symptomsOf("payments")));
 * }</pre>
 *
 * <p>A breaker is moved only from OPEN and only where automation may act: not while healing is paused, and not where the target is held,
 * not meant to run or in SHADOW, where it is only said and counted. FORCED_OPEN, DISABLED and METRICS_ONLY belong to persons. A breaker
 * without a target is left alone; {@link #breakers()} shows it.
 *
 * <p>resilience4j has no way to end a subscription. After {@link #close()}, or once a registry or breaker is let go, what is left there is
 * one small object that leads nowhere; adopting it again adds no second one. Safe for use by several threads. Nothing is thrown into the
 * threads that call through a breaker.
 */
public final class CircuitBreakerBridge implements HealingListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakerBridge.class);

    private final HealingClock clock;
    private final AdoptedBreakers breakers;
    private volatile @Nullable HealingSupervisor supervisor;
    private volatile boolean closed;

    private CircuitBreakerBridge(BreakerTargets targets, HealingClock clock) {
        this.clock = clock;
        breakers = new AdoptedBreakers(targets, clock);
    }

    /** Each breaker stands before the target of its own name. */
    public static CircuitBreakerBridge ofDefaults() {
        return to(BreakerTargets.ofSameName());
    }

    /** Breakers stand before the targets that {@code targets} names. */
    public static CircuitBreakerBridge to(BreakerTargets targets) {
        return to(targets, SystemTime.clock());
    }

    /**
     * The same by another clock.
     *
     * @param clock the supervisor's
     */
    public static CircuitBreakerBridge to(BreakerTargets targets, HealingClock clock) {
        return new CircuitBreakerBridge(targets, clock);
    }

    /**
     * Follows a registry: the breakers that it has, and those that come, are replaced or go. Idempotent. A breaker that was replaced is no
     * longer followed, though calls that were decorated with it still go through it.
     *
     * @return lets go of the registry and of its breakers
     * @throws IllegalStateException if the bridge is closed
     */
    public Cancellable adopt(CircuitBreakerRegistry registry) {
        if (closed) {
            throw new IllegalStateException("circuit breaker bridge: is closed");
        }
        breakers.adopt(registry);
        return () -> breakers.letGo(registry);
    }

    /**
     * What the breakers before a target notice, those that come later included: for {@link dev.prunella.target.TargetBuilder#noticing}. Of
     * each breaker at most one symptom a second is told of its calls, and one of its opening.
     */
    public SymptomSource symptomsOf(String target) {
        return listener -> breakers.hear(target, listener);
    }

    /** The supervisor of the targets, which also has the bridge as a listener. Before that nothing is moved. */
    public void actFor(HealingSupervisor value) {
        supervisor = value;
    }

    /** The breakers that are followed now, by name. */
    public List<AdoptedBreaker> breakers() {
        return breakers.views(supervised());
    }

    private Set<String> supervised() {
        HealingSupervisor present = supervisor;
        return present == null
                ? Set.of()
                : present.status().targets().stream().map(TargetStatus::name).collect(Collectors.toSet());
    }

    /** Told by the supervisor. An outcome with a reservation is no proof. */
    @Override
    public void on(HealingEvent event) {
        if (event instanceof HealingEvent.Verified verified && verified.verdict() == Verdict.HEALED) {
            healed(event.target());
        } else if (event instanceof HealingEvent.Closed over
                && over.outcome() == Outcome.HEALED
                && over.note().isEmpty()) {
            healed(event.target());
        }
    }

    private void healed(String target) {
        for (Adopted breaker : breakers.before(target)) {
            try {
                if (breaker.isOpen()) {
                    halfOpen(target, breaker);
                }
            } catch (RuntimeException e) {
                LOG.warn("{}: circuit breaker {} could not be moved to half-open", target, breaker.name(), e);
            }
        }
    }

    private void halfOpen(String target, Adopted breaker) {
        HealingSupervisor present = supervisor;
        if (present == null) {
            LOG.warn("{}: circuit breaker {} stays open: nobody was named to act for", target, breaker.name());
            return;
        }
        Consent consent = Consent.of(present.status(), target, clock.nanoTime());
        switch (consent) {
            case GIVEN -> told(target, breaker, breaker.halfOpen());
            case SHADOWED -> {
                breaker.wouldHalfOpen();
                LOG.info("{}: would move circuit breaker {} to half-open; it is only shadowed", target, breaker.name());
            }
            default -> LOG.info("{}: circuit breaker {} stays open: {}", target, breaker.name(), consent);
        }
    }

    private static void told(String target, Adopted breaker, HalfOpening.Result result) {
        switch (result) {
            case DONE ->
                LOG.info("{}: moved circuit breaker {} to half-open, as the target is healed", target, breaker.name());
            case GIVEN_BACK ->
                LOG.info("{}: circuit breaker {} is left to the person who just set it", target, breaker.name());
            case NOT_OPEN -> LOG.debug("{}: circuit breaker {} is not open any more", target, breaker.name());
        }
    }

    /** Lets go of all registries; adopted breakers stay as they are. Idempotent. */
    @Override
    public void close() {
        closed = true;
        breakers.close();
        supervisor = null;
    }
}
