// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.EventConsumer;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import io.github.resilience4j.core.registry.EntryRemovedEvent;
import io.github.resilience4j.core.registry.EntryReplacedEvent;
import io.github.resilience4j.core.registry.RegistryEvent;

/**
 * Hears which breakers come and go. Two taps of one registry on one line are equal, so that a publisher, which keeps a set, has at most
 * one however often the registry is adopted.
 */
record RegistryTap(Line line, CircuitBreakerRegistry registry) implements EventConsumer<RegistryEvent> {

    @Override
    public void consumeEvent(RegistryEvent event) {
        line.tell(breakers -> pass(event, breakers));
    }

    private void pass(RegistryEvent event, AdoptedBreakers breakers) {
        if (event instanceof EntryAddedEvent<?> added) {
            add(added.getAddedEntry(), breakers);
        } else if (event instanceof EntryRemovedEvent<?> removed) {
            remove(removed.getRemovedEntry(), breakers);
        } else if (event instanceof EntryReplacedEvent<?> replaced) {
            remove(replaced.getOldEntry(), breakers);
            add(replaced.getNewEntry(), breakers);
        }
    }

    private void add(Object entry, AdoptedBreakers breakers) {
        if (entry instanceof CircuitBreaker breaker) {
            breakers.add(registry, breaker);
        }
    }

    private void remove(Object entry, AdoptedBreakers breakers) {
        if (entry instanceof CircuitBreaker breaker) {
            breakers.remove(registry, breaker);
        }
    }
}
