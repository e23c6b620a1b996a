// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.health-contributors}.
 *
 * @param enabled Whether Spring Boot's health contributors are asked how what the application depends on is.
 * @param timeout How long one of them may take to answer before that counts as a failure.
 */
public record HealthContributorProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5s") Duration timeout) {

    /** Checks the time-out. */
    public HealthContributorProperties {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "prunella.health-contributors.timeout must be more than zero, got " + timeout);
        }
    }
}
