// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.resilience4j}.
 *
 * @param enabled Whether the circuit breakers of resilience4j are followed.
 * @param breakers Which target stands behind a circuit breaker, by the name of the breaker; one that is not named here stands before
 *     the target of its own name.
 */
public record Resilience4jProperties(@DefaultValue("true") boolean enabled, Map<String, String> breakers) {

    /** Checks the names of the targets. */
    public Resilience4jProperties {
        breakers = breakers == null ? Map.of() : Map.copyOf(breakers);
        breakers.forEach((breaker, target) -> {
            if (target.isEmpty() || !Found.nameOf(target).equals(target)) {
                throw new IllegalArgumentException(
                        "prunella.resilience4j.breakers.%s must name a target by 1 to 200 of A-Z a-z 0-9 . _ : / -, got '%s'"
                                .formatted(breaker, target));
            }
        });
    }

    /** The name of the target behind a breaker. Case and punctuation of the breaker's name do not count, as with targets. */
    public String targetOf(String breaker) {
        String exact = breakers.get(breaker);
        if (exact != null) {
            return exact;
        }
        return breakers.entrySet().stream()
                .filter(entry -> PrunellaProperties.sameName(entry.getKey(), breaker))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(breaker);
    }
}
