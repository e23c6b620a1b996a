// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.health;

import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.Supervision;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the supervision itself, where Spring Boot's module for health is there. */
@AutoConfiguration(after = PrunellaAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
@ConditionalOnEnabledHealthIndicator("healing")
public final class HealthAutoConfiguration {

    /** Made by Spring. */
    public HealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "healingHealthIndicator")
    HealthIndicator healingHealthIndicator(Supervision supervision) {
        return new HealingHealthIndicator(supervision);
    }
}
