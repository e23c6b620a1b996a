// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The breakers of all adopted registries, as they come and go. Whoever is not in here is not followed, whatever its publisher still
 * tells. No lock is held while anything of the application's runs.
 */
final class AdoptedBreakers {

    private static final Logger LOG = LoggerFactory.getLogger(AdoptedBreakers.class);

    private final Line line = new Line();
    private final BreakerTargets targets;
    private final HealingClock clock;
    private final Hearers hearers = new Hearers();
    private final Set<CircuitBreakerRegistry> registries = ConcurrentHashMap.newKeySet();
    private final Map<BreakerTap, Adopted> byTap = new ConcurrentHashMap<>();

    AdoptedBreakers(BreakerTargets targets, HealingClock clock) {
        this.targets = targets;
        this.clock = clock;
        line.connect(this);
    }

    /** Follows a registry; what it has already is found behind the subscription, so that nothing is missed in between. */
    void adopt(CircuitBreakerRegistry registry) {
        registries.add(registry);
        registry.getEventPublisher().onEvent(new RegistryTap(line, registry));
        catchUp(registry);
    }

    /**
     * A registry tells of a breaker before it has it, so that one that is being made while we subscribe is neither told nor there yet. It is
     * found here, later.
     */
    private void catchUp(CircuitBreakerRegistry registry) {
        for (CircuitBreaker breaker : registry.getAllCircuitBreakers()) {
            add(registry, breaker);
            if (registry.find(breaker.getName()).orElse(null) != breaker) {
                remove(registry, breaker); // it went while it was found
            }
        }
    }

    void letGo(CircuitBreakerRegistry registry) {
        registries.remove(registry);
        byTap.keySet().removeIf(tap -> tap.registry().equals(registry));
    }

    void add(CircuitBreakerRegistry registry, CircuitBreaker breaker) {
        if (!registries.contains(registry)) {
            return;
        }
        BreakerTap tap = new BreakerTap(line, registry, breaker);
        if (!byTap.containsKey(tap) && byTap.putIfAbsent(tap, adopted(breaker)) == null) {
            breaker.getEventPublisher().onEvent(tap);
        }
        if (!registries.contains(registry)) {
            byTap.remove(tap); // the registry went while its breaker came
        }
    }

    void remove(CircuitBreakerRegistry registry, CircuitBreaker breaker) {
        byTap.remove(new BreakerTap(line, registry, breaker));
    }

    private Adopted adopted(CircuitBreaker breaker) {
        return new Adopted(breaker, targetOf(breaker.getName()), clock.nanoTime());
    }

    private @Nullable String targetOf(String breaker) {
        try {
            return targets.targetOf(breaker);
        } catch (RuntimeException e) {
            LOG.warn("supervisor: circuit breaker {} is left alone, as its target cannot be told", breaker, e);
            return null;
        }
    }

    /** Something happened at a breaker, on a thread that calls through it. */
    void heard(BreakerTap tap, CircuitBreakerEvent event) {
        Adopted adopted = byTap.get(tap);
        if (adopted == null) {
            return;
        }
        if (event instanceof CircuitBreakerOnStateTransitionEvent moved) {
            adopted.moved(moved.getStateTransition());
        }
        String target = adopted.target();
        if (target != null && adopted.symptoms().isTrouble(event)) {
            Reason symptom = adopted.symptoms().of(event, clock.nanoTime());
            if (symptom != null) {
                hearers.tell(target, symptom);
            }
        }
    }

    Cancellable hear(String target, SymptomSource.Listener listener) {
        return hearers.add(target, listener);
    }

    /** Those that stand before a target, by name. */
    List<Adopted> before(String target) {
        registries.forEach(this::catchUp);
        return byTap.values().stream()
                .filter(adopted -> target.equals(adopted.target()))
                .sorted(Comparator.comparing(Adopted::name))
                .toList();
    }

    /** All of them, by name; {@code supervised} are the targets that there are. */
    List<AdoptedBreaker> views(Collection<String> supervised) {
        registries.forEach(this::catchUp);
        return byTap.values().stream()
                .map(adopted -> adopted.view(adopted.target() != null && supervised.contains(adopted.target())))
                .sorted(Comparator.comparing(AdoptedBreaker::breaker))
                .toList();
    }

    /** Lets go of everything; publishers keep an empty line each. */
    void close() {
        line.cut();
        registries.clear();
        byTap.clear();
        hearers.clear();
    }
}
