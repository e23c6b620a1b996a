// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker at one moment.
 *
 * @param breaker its name, as it is safe to show
 * @param target the target that it is taken to stand before; null for none
 * @param supervised whether there is a target of this name now; a breaker without one is left alone
 * @param state as resilience4j has it
 * @param halfOpened how often it was moved from open to half-open since it was adopted
 * @param wouldHave how often it would have been, had the target not been in SHADOW
 */
public record AdoptedBreaker(
        String breaker,
        @Nullable String target,
        boolean supervised,
        CircuitBreaker.State state,
        int halfOpened,
        int wouldHave) {}
