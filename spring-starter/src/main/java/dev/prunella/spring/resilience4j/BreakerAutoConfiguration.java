// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.resilience4j.CircuitBreakerBridge;
import dev.prunella.spring.AfterStart;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.Supervision;
import dev.prunella.spring.TargetSymptoms;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Follows the circuit breakers, where the application has a registry of them. Stands behind what makes registries. */
@AutoConfiguration(
        after = PrunellaAutoConfiguration.class,
        afterName = {
            "io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration",
            "io.github.resilience4j.springboot.circuitbreaker.autoconfigure"
                    + ".CircuitBreakerRefreshScopedRegistryAutoConfiguration"
        })
@ConditionalOnClass(CircuitBreakerRegistry.class)
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.resilience4j.enabled"},
        matchIfMissing = true)
@ConditionalOnBean({HealingSupervisor.class, CircuitBreakerRegistry.class})
public final class BreakerAutoConfiguration {

    /** Made by Spring. */
    public BreakerAutoConfiguration() {}

    /** Static and without dependencies, as it must be there before any registry is made. */
    @Bean
    static RegistryPostProcessor circuitBreakerRegistryPostProcessor() {
        return new RegistryPostProcessor();
    }

    /** Without the supervisor, which it listens to. */
    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerBridge circuitBreakerBridge(PrunellaProperties properties) {
        return CircuitBreakerBridge.to(properties.resilience4j()::targetOf);
    }

    @Bean
    TargetSymptoms circuitBreakerSymptoms(CircuitBreakerBridge bridge) {
        return bridge::symptomsOf;
    }

    @Bean
    BreakerAdoption circuitBreakerAdoption(
            CircuitBreakerBridge bridge,
            Supervision supervision,
            AfterStart afterStart,
            RegistryPostProcessor registries,
            PrunellaProperties properties) {
        return new BreakerAdoption(bridge, supervision, afterStart, registries, properties.resilience4j());
    }
}
