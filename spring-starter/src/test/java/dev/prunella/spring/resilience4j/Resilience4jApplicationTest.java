// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.model.Health;
import dev.prunella.spring.BootedApplication;
import dev.prunella.spring.app.Client;
import dev.prunella.target.Target;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application with resilience4j's own starter for Spring Boot 4, as its users have it. */
class Resilience4jApplicationTest {

    private static final String[] BREAKERS = {
        "resilience4j.circuitbreaker.configs.default.sliding-window-size=4",
        "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=4",
        "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=60s",
        "resilience4j.circuitbreaker.instances.payment-client.base-config=default",
        "prunella.resilience4j.breakers.payment-client=payments"
    };

    @Test
    void followsTheBreakersOfResilience4jsOwnStarter() {
        try (ConfigurableApplicationContext application = BootedApplication.serving(Payments.class, BREAKERS)) {
            SickService payments = application.getBean(SickService.class);
            CircuitBreaker breaker =
                    application.getBean(CircuitBreakerRegistry.class).circuitBreaker("payment-client");
            await().until(() -> application
                            .getBean(HealingSupervisor.class)
                            .target("payments")
                            .status()
                            .health()
                    == Health.HEALTHY);

            payments.fallIllBehind(breaker);
            assertThat(breaker.getState()).isEqualTo(State.OPEN);
            await().untilAsserted(() -> assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN));

            assertThat(breakers(application))
                    .contains("\"breaker\":\"payment-client\"", "\"target\":\"payments\"", "\"supervised\":true")
                    .contains("\"state\":\"HALF_OPEN\"", "\"halfOpened\":1");
            assertThat(application
                            .getBean(MeterRegistry.class)
                            .find("resilience4j.circuitbreaker.state")
                            .tag("name", "payment-client")
                            .gauges())
                    .hasSize(State.values().length);
        }
    }

    @Test
    void showsABreakerThatIsMadeWhenItIsFirstUsed() {
        try (ConfigurableApplicationContext application = BootedApplication.serving(Payments.class, BREAKERS)) {
            application.getBean(CircuitBreakerRegistry.class).circuitBreaker("lazy");

            assertThat(breakers(application)).contains("\"breaker\":\"lazy\"", "\"supervised\":false");
        }
    }

    private static String breakers(ConfigurableApplicationContext application) {
        return Client.of(application).get("/actuator/healing/breakers").body();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Payments {

        @Bean
        SickService sickService() {
            return new SickService();
        }

        @Bean
        Target paymentsTarget(SickService service) {
            return service.target("payments").build();
        }
    }
}
