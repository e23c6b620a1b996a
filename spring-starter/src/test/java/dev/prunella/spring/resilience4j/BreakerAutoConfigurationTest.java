// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.resilience4j.AdoptedBreaker;
import dev.prunella.actuators.resilience4j.BreakerTargets;
import dev.prunella.actuators.resilience4j.CircuitBreakerBridge;
import dev.prunella.model.Health;
import dev.prunella.spring.Found;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.TargetFinder;
import dev.prunella.target.Target;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class BreakerAutoConfigurationTest {

    private static final String[] AUTO = {"prunella.mode=auto", "prunella.owner=team"};

    private final SickService payments = new SickService();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PrunellaAutoConfiguration.class, BreakerAutoConfiguration.class));

    private final ApplicationContextRunner withRegistry = application.withBean(
            "breakers", CircuitBreakerRegistry.class, () -> SickService.registry("payments", "audit"));

    private final ApplicationContextRunner withPayments = withRegistry.withBean(
            Target.class, () -> payments.target("payments").build());

    @Test
    void movesAnOpenBreakerAsSoonAsItsTargetIsHealed() {
        withPayments.run(context -> {
            CircuitBreaker breaker = breaker(context, "payments");
            await().until(() -> health(context, "payments") == Health.HEALTHY);

            payments.fallIllBehind(breaker);
            assertThat(breaker.getState()).isEqualTo(State.OPEN);

            await().untilAsserted(() -> assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN));
            assertThat(payments.cures()).isEqualTo(1);
        });
    }

    /** What is found gets an ear as well as what is declared. */
    @Test
    void wakesTheProbesOfATargetThatWasFound() {
        withRegistry
                .withPropertyValues(AUTO)
                .withBean(
                        TargetFinder.class,
                        () -> found -> found.accept(new Found("payments", "client", payments.target("payments"))))
                .run(context -> {
                    await().until(() -> health(context, "payments") == Health.HEALTHY);
                    payments.fallIllBehind(breaker(context, "payments"));
                    await().untilAsserted(() ->
                            assertThat(breaker(context, "payments").getState()).isEqualTo(State.HALF_OPEN));
                });
    }

    @Test
    void leavesABreakerOpenWhereTheTargetIsInShadow() {
        withRegistry
                .withBean(
                        TargetFinder.class,
                        () -> found -> found.accept(new Found("payments", "client", payments.target("payments"))))
                .run(context -> {
                    await().until(() -> health(context, "payments") == Health.HEALTHY);
                    payments.fallIllBehind(breaker(context, "payments"));
                    await().until(() -> context.getBean(HealingSupervisor.class)
                                    .target("payments")
                                    .status()
                                    .shadow()
                                    .total()
                                    .acted()
                            > 0);
                    assertThat(breaker(context, "payments").getState()).isEqualTo(State.OPEN);
                    assertThat(payments.cures()).isZero();
                });
    }

    @Test
    void saysWhatStandsBeforeWhat(CapturedOutput log) {
        withPayments.run(context -> assertThat(adopted(context))
                .extracting(AdoptedBreaker::breaker, AdoptedBreaker::supervised)
                .containsExactly(tuple("audit", false), tuple("payments", true)));

        assertThat(log)
                .contains("circuit breakers are followed")
                .contains("payments: before payments")
                .contains("audit: before no target and left alone; prunella.resilience4j.breakers.audit names one");
    }

    @Test
    void putsABreakerBeforeTheTargetThatAPropertyNames(CapturedOutput log) {
        withPayments
                .withPropertyValues("prunella.resilience4j.breakers.audit=payments")
                .run(context -> assertThat(adopted(context))
                        .extracting(AdoptedBreaker::target)
                        .containsExactly("payments", "payments"));

        assertThat(log).doesNotContain("names no target");
    }

    /** An environment variable has neither case nor punctuation. */
    @Test
    void findsABreakerWhateverTheWayItsNameIsWritten() {
        application
                .withBean(CircuitBreakerRegistry.class, () -> SickService.registry("payment-client.eu"))
                .withPropertyValues("prunella.resilience4j.breakers.paymentclienteu=payments")
                .run(context -> assertThat(adopted(context))
                        .extracting(AdoptedBreaker::target)
                        .containsExactly("payments"));
    }

    @Test
    void warnsOfAMappingToATargetThatIsNotThere(CapturedOutput log) {
        withPayments
                .withPropertyValues("prunella.resilience4j.breakers.audit=ledger")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(log).contains("prunella.resilience4j.breakers.audit=ledger names no target; there are [payments]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a name!"})
    void refusesToStartWithAMappingToWhatCannotBeATarget(String target) {
        withRegistry
                .withPropertyValues("prunella.resilience4j.breakers.audit=" + target)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("prunella.resilience4j.breakers.audit")
                        .hasMessageContaining("'" + target + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prunella.enabled=false", "prunella.resilience4j.enabled=false"})
    void doesNothingWhenDisabled(String property) {
        withRegistry
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(CircuitBreakerBridge.class)
                        .doesNotHaveBean(RegistryPostProcessor.class));
    }

    @Test
    void doesNothingWithoutARegistry() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(HealingSupervisor.class)
                .doesNotHaveBean(CircuitBreakerBridge.class)
                .doesNotHaveBean(RegistryPostProcessor.class));
    }

    @Test
    void doesNothingWithoutResilience4j() {
        application
                .withClassLoader(new FilteredClassLoader("io.github.resilience4j.circuitbreaker"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(HealingSupervisor.class)
                        .doesNotHaveBean("circuitBreakerBridge"));
    }

    @Test
    void usesTheApplicationsOwnBridge() {
        withPayments
                .withBean(
                        "own",
                        CircuitBreakerBridge.class,
                        () -> CircuitBreakerBridge.to(BreakerTargets.of(Map.of("audit", "payments"))))
                .run(context -> {
                    assertThat(context).hasSingleBean(CircuitBreakerBridge.class);
                    assertThat(adopted(context))
                            .extracting(AdoptedBreaker::supervised)
                            .containsExactly(true, true);
                });
    }

    @Test
    void followsSeveralRegistriesAndWhatTheyMakeLater() {
        withRegistry
                .withBean("others", CircuitBreakerRegistry.class, () -> SickService.registry("stock"))
                .run(context -> {
                    context.getBean("others", CircuitBreakerRegistry.class).circuitBreaker("later");
                    assertThat(names(context)).containsExactly("audit", "later", "payments", "stock");
                });
    }

    @Test
    void followsARegistryThatIsMadeAfterTheStart() {
        application
                .withBean(
                        "lazy",
                        CircuitBreakerRegistry.class,
                        () -> SickService.registry("stock"),
                        definition -> definition.setLazyInit(true))
                .run(context -> {
                    assertThat(names(context)).isEmpty();
                    context.getBean("lazy");
                    assertThat(names(context)).containsExactly("stock");
                });
    }

    @Test
    void leavesAloneARegistryThatIsMadeForEachUse() {
        application
                .withBean(
                        "many",
                        CircuitBreakerRegistry.class,
                        () -> SickService.registry("stock"),
                        definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
                .run(context -> {
                    context.getBean("many");
                    assertThat(names(context)).isEmpty();
                });
    }

    @Test
    void followsWhatIsMadeAnewInAScopeThatIsRefreshed() {
        RefreshedScope scope = new RefreshedScope();
        application.withInitializer(scope::registerARegistryIn).run(context -> {
            CircuitBreakerRegistry proxy = context.getBean("refreshed", CircuitBreakerRegistry.class);
            proxy.circuitBreaker("before");
            assertThat(names(context)).containsExactly("before");

            scope.refresh();
            proxy.circuitBreaker("behind");

            assertThat(names(context)).containsExactly("behind");
        });
    }

    @Test
    void letsGoWhenTheContextStopsAndComesBackWithIt() {
        withPayments.run(context -> {
            context.getSourceApplicationContext().stop();
            assertThat(names(context)).isEmpty();

            context.getSourceApplicationContext().start();
            assertThat(names(context)).containsExactly("audit", "payments");
            CircuitBreaker breaker = breaker(context, "payments");
            await().until(() -> health(context, "payments") == Health.HEALTHY);
            payments.fallIllBehind(breaker);
            await().untilAsserted(() -> assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN));
        });
    }

    private static CircuitBreaker breaker(ApplicationContext context, String name) {
        return context.getBean("breakers", CircuitBreakerRegistry.class).circuitBreaker(name);
    }

    private static Health health(ApplicationContext context, String target) {
        return context.getBean(HealingSupervisor.class).target(target).status().health();
    }

    private static List<AdoptedBreaker> adopted(ApplicationContext context) {
        return context.getBean(CircuitBreakerBridge.class).breakers();
    }

    private static List<String> names(ApplicationContext context) {
        return adopted(context).stream().map(AdoptedBreaker::breaker).toList();
    }
}
