// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.detect.Reading;
import dev.prunella.model.Mode;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.datasource.PoolHealingAutoConfiguration;
import dev.prunella.spring.health.HealthAutoConfiguration;
import dev.prunella.target.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class ContributorHealingAutoConfigurationTest {

    private static final HealthIndicator UP = () -> Health.up().build();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrunellaAutoConfiguration.class,
                    ContributorHealingAutoConfiguration.class,
                    PoolHealingAutoConfiguration.class,
                    HealthAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    AvailabilityHealthContributorAutoConfiguration.class,
                    DiskSpaceHealthContributorAutoConfiguration.class));

    private final ApplicationContextRunner withRedis =
            application.withBean("redisHealthIndicator", HealthIndicator.class, () -> UP);

    private final ApplicationContextRunner withDatabase = application
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, DataSourceHealthContributorAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none");

    @Test
    void supervisesWhatTheApplicationDependsOn(CapturedOutput log) {
        withRedis.run(context -> assertThat(supervised(context)).containsExactly("redis"));

        assertThat(log).contains("redis (dependency, by its health contributor): SHADOW");
    }

    @Test
    void leavesOutWhatSpeaksOfTheProcessItself() {
        application
                .withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class))
                .withPropertyValues(
                        "management.health.livenessstate.enabled=true", "management.health.readinessstate.enabled=true")
                .run(context -> {
                    assertThat(context.getBean(HealthContributorRegistry.class).stream()
                                    .map(HealthContributors.Entry::name))
                            .contains("ping", "diskSpace", "healing", "livenessState", "readinessState");
                    assertThat(supervised(context)).isEmpty();
                });
    }

    @Test
    void namesWhatIsInsideACompositeByThePathToIt() {
        ApplicationContextRunner withBrokers = application.withBean(
                "brokersHealthContributor",
                CompositeHealthContributor.class,
                () -> CompositeHealthContributor.fromMap(
                        Map.of("east", UP, "west", CompositeHealthContributor.fromMap(Map.of("first one", UP)))));

        withBrokers.run(
                context -> assertThat(supervised(context)).containsExactly("brokers/east", "brokers/west/first-one"));
        withBrokers
                .withPropertyValues(
                        "prunella.targets.brokers/east.enabled=false",
                        "prunella.targets.brokers-west-first-one.enabled=false")
                .run(context -> assertThat(supervised(context)).isEmpty());
    }

    @Test
    void supervisesReactiveOnesToo() {
        application
                .withBean(ReactiveHealthContributorRegistry.class, () -> new ReactiveRegistry("mongo"))
                .run(context -> assertThat(supervised(context)).containsExactly("mongo"));
    }

    @Test
    void doesNotLookTwiceAtADatabaseWhosePoolIsSupervised() {
        withDatabase.run(context -> {
            assertThat(context.getBean(HealthContributorRegistry.class).getContributor("db"))
                    .isNotNull();
            assertThat(supervised(context)).containsExactly("dataSource");
        });
    }

    @Test
    void looksAtADatabaseWhosePoolIsLeftAlone() {
        withDatabase
                .withPropertyValues("prunella.targets.data-source.enabled=false")
                .run(context -> assertThat(supervised(context)).containsExactly("db"));
        withDatabase
                .withPropertyValues("prunella.datasource.enabled=false")
                .run(context -> assertThat(supervised(context)).containsExactly("db"));
    }

    @Test
    void ofSeveralDatabasesLooksAtThoseWithoutASupervisedPool() {
        withDatabase
                .withBean("pooled", HikariDataSource.class, HikariDataSource::new)
                .withBean("plain", DataSource.class, DriverManagerDataSource::new)
                .run(context -> assertThat(supervised(context)).containsExactly("db/plain", "pooled"));
    }

    @Test
    void leavesOneAloneByName() {
        withRedis
                .withPropertyValues("prunella.targets.redis.enabled=false")
                .run(context -> assertThat(supervised(context)).isEmpty());
    }

    @Test
    void leavesAloneWhatHasTheNameOfAnother(CapturedOutput log) {
        withRedis
                .withBean(
                        Target.class,
                        () -> Target.named("redis")
                                .ownedBy("team")
                                .inside(ignored -> Reading.pass())
                                .build())
                .run(context -> assertThat(status(context).mode()).isEqualTo(Mode.AUTO));

        assertThat(log).contains("is left alone, as bean has that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readiness", "liveness"})
    void isNeverHandedOverToThePlatform(String rung) {
        withRedis
                .withPropertyValues("prunella.targets.redis.hand-over=" + rung)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("prunella.targets.redis.hand-over")
                        .hasMessageContaining(rung));
    }

    @Test
    void hasNothingThatCouldBeDone() {
        withRedis
                .withPropertyValues("prunella.mode=auto", "prunella.owner=team")
                .run(context -> {
                    assertThat(status(context).mode()).isEqualTo(Mode.SHADOW);
                    assertThat(status(context).intensity().perWindow()).isZero();
                });
        withRedis
                .withPropertyValues("prunella.targets.redis.mode=auto", "prunella.owner=team")
                .run(context -> assertThat(status(context).mode()).isEqualTo(Mode.AUTO));
    }

    @Test
    void findsNothingWhenDisabled() {
        for (String property : List.of("prunella.enabled=false", "prunella.health-contributors.enabled=false")) {
            withRedis
                    .withPropertyValues(property)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("healthContributorFinder"));
        }
    }

    @Test
    void isNotThereWithoutTheModuleForHealth() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PrunellaAutoConfiguration.class, ContributorHealingAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(HealingSupervisor.class)
                        .doesNotHaveBean("healthContributorFinder"));
    }

    @Test
    void isContentWithoutARegistry() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PrunellaAutoConfiguration.class, ContributorHealingAutoConfiguration.class))
                .run(context -> assertThat(supervised(context)).isEmpty());
    }

    @Test
    void makesNothingInAnApplicationThatMakesItsBeansLazily() {
        withRedis
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    assertThat(supervised(context)).isEmpty();
                    assertThat(context.getSourceApplicationContext()
                                    .getBeanFactory()
                                    .containsSingleton("redisHealthIndicator"))
                            .isFalse();
                });
    }

    @Test
    void refusesATimeoutOfNothing() {
        withRedis
                .withPropertyValues("prunella.health-contributors.timeout=0s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("prunella.health-contributors.timeout")
                        .hasMessageContaining("PT0S"));
    }

    private static TargetStatus status(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).target("redis").status();
    }

    private static List<String> supervised(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).status().targets().stream()
                .map(TargetStatus::name)
                .toList();
    }

    /** As Spring Boot has one where Reactor is on the class path. */
    private record ReactiveRegistry(String name) implements ReactiveHealthContributorRegistry {

        @Override
        public HealthContributors asHealthContributors() {
            return CompositeHealthContributor.fromMap(Map.of(name, UP));
        }

        @Override
        public ReactiveHealthContributor getContributor(String other) {
            return null;
        }

        @Override
        public Stream<ReactiveHealthContributors.Entry> stream() {
            return Stream.empty();
        }

        @Override
        public void registerContributor(String other, ReactiveHealthContributor contributor) {}

        @Override
        public ReactiveHealthContributor unregisterContributor(String other) {
            return null;
        }
    }
}
