// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.Swapping;
import dev.prunella.spring.BootedApplication;
import dev.prunella.testkit.postgres.PostgresServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

// POOL-SWAP §1: what an application has of a HikariDataSource in Spring Boot it keeps over swaps of the pool.
class PoolsOverSwapsTest {

    private static PostgresServer server;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    // POOL-SWAP traps 2 and 4
    @Test
    void meterTheCurrentPoolUnderTheSameNames() throws Exception {
        try (var application = start(Plain.class);
                Connection first = application.getBean(DataSource.class).getConnection()) {
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            Set<Meter.Id> before = poolMeters(meters);

            Swapping.swap(pool);
            Swapping.swap(pool);

            assertThat(before).hasSize(14);
            assertThat(poolMeters(meters)).isEqualTo(before);
            try (Connection one = pool.getConnection();
                    Connection other = pool.getConnection()) {
                assertThat(value(meters, "hikaricp.connections.active")).isEqualTo(2);
                assertThat(value(meters, "jdbc.connections.active")).isEqualTo(2);
            }
            first.createStatement().execute("SELECT 1");
        }
    }

    @Test
    void unwrapToTheFacadeAndToTheDriver() throws Exception {
        try (var application = start(Plain.class)) {
            DataSource dataSource = application.getBean(DataSource.class);
            new JdbcTemplate(dataSource).execute("SELECT 1");
            Swapping.swap(application.getBean(HikariDataSource.class));

            assertThat(dataSource.unwrap(HikariDataSource.class)).isSameAs(dataSource);
            assertThat(DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class))
                    .isSameAs(dataSource);
            assertThat(dataSource.unwrap(DriverDataSource.class)).isNotNull();
        }
    }

    @Test
    void stayHealthyInTheEyesOfSpringBoot() throws Exception {
        try (var application = start(Plain.class, "management.endpoints.web.exposure.include=health")) {
            HealthEndpoint health = application.getBean(HealthEndpoint.class);
            assertThat(health.healthForPath("db").getStatus()).isEqualTo(Status.UP);
            Swapping.swap(application.getBean(HikariDataSource.class));

            assertThat(health.healthForPath("db").getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void areSwappedOneByOneWhereThereAreTwo() throws Exception {
        try (var application = start(Two.class)) {
            HikariDataSource orders = application.getBean("orders", HikariDataSource.class);
            HikariDataSource reports = application.getBean("reports", HikariDataSource.class);
            ask(orders);
            ask(reports);

            Swapping.swap(orders);

            assertThat(Swapping.generation(orders)).isEqualTo(2);
            assertThat(Swapping.generation(reports)).isEqualTo(1);
            ask(orders);
            ask(reports);
            assertThat(application
                            .getBean(HealthEndpoint.class)
                            .healthForPath("db")
                            .getStatus())
                    .isEqualTo(Status.UP);
        }
    }

    @Test
    void reachWhoHoldsThemLazily() throws Exception {
        try (var application = start(LazyUser.class)) {
            DataSource held = application.getBean(Held.class).dataSource();
            ask(held);
            Swapping.swap(application.getBean(HikariDataSource.class));

            ask(held);
        }
    }

    @Test
    void serveALazyConnectionThatWasOpenedBefore() throws Exception {
        try (var application = start(LazyConnections.class);
                Connection early = application.getBean(DataSource.class).getConnection()) {
            HikariDataSource pool = application.getBean("pool", HikariDataSource.class);
            ask(pool);
            Swapping.swap(pool);

            assertThat(application.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
            early.createStatement().execute("SELECT 1");
        }
    }

    // POOL-SWAP trap 6: the façade is behind the proxy, not in front of it.
    @Test
    void keepTheAdviceOfAProxy() throws Exception {
        try (var application = start(Advised.class)) {
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            AtomicInteger advised = application.getBean("advised", AtomicInteger.class);
            ask(pool);
            Swapping.swap(pool);
            int before = advised.get();
            ask(pool);

            assertThat(AopUtils.isCglibProxy(pool)).isTrue();
            assertThat(advised.get()).isGreaterThan(before);
            assertThat(AopProxyUtils.getSingletonTarget(pool))
                    .isInstanceOfSatisfying(
                            HealableHikariDataSource.class,
                            facade -> assertThat(facade.poolView().generation()).isEqualTo(2));
        }
    }

    // POOL-SWAP trap 1, also in the middle of a drain
    @Test
    void leaveNoConnectionWhenTheContextCloses() throws Exception {
        var application = start(Plain.class);
        HealableHikariDataSource pool = application.getBean(HealableHikariDataSource.class);
        Connection lent = pool.getConnection();
        Swapping.swap(pool);
        Swapping.swap(pool);
        assertThat(connections()).isPositive();

        application.close();

        lent.close();
        await().untilAsserted(() -> assertThat(connections()).isZero());
        assertThat(pool.isClosed()).isTrue();
    }

    private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
        return BootedApplication.on(server, url(), application, properties);
    }

    private static String url() {
        return server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "ApplicationName=over-swaps";
    }

    private static long connections() throws SQLException {
        return server.queryLong("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'over-swaps'");
    }

    private static void ask(DataSource dataSource) {
        assertThat(new JdbcTemplate(dataSource).queryForObject("SELECT 1", Integer.class))
                .isEqualTo(1);
    }

    private static Set<Meter.Id> poolMeters(MeterRegistry meters) {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> List.of("hikaricp.", "jdbc.connections.").stream().anyMatch(id.getName()::startsWith))
                .collect(Collectors.toSet());
    }

    private static double value(MeterRegistry meters, String gauge) {
        return meters.get(gauge).gauge().value();
    }

    private static HikariDataSource of(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Two {

        @Bean
        @Primary
        HikariDataSource orders(DataSourceProperties properties) {
            return of(properties);
        }

        @Bean(defaultCandidate = false)
        HikariDataSource reports(DataSourceProperties properties) {
            return of(properties);
        }
    }

    record Held(DataSource dataSource) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class LazyUser {

        @Bean
        Held held(@Lazy DataSource dataSource) {
            return new Held(dataSource);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class LazyConnections {

        @Bean(defaultCandidate = false)
        HikariDataSource pool(DataSourceProperties properties) {
            return of(properties);
        }

        @Bean
        @Primary
        DataSource lazily(@Qualifier("pool") DataSource pool) {
            return new LazyConnectionDataSourceProxy(pool);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Advised {

        @Bean
        AtomicInteger advised() {
            return new AtomicInteger();
        }

        @Bean
        static MethodInterceptor countingInterceptor(ObjectProvider<AtomicInteger> advised) {
            return call -> {
                advised.getObject().incrementAndGet();
                return call.proceed();
            };
        }

        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
            creator.setBeanNames("dataSource");
            creator.setInterceptorNames("countingInterceptor");
            creator.setProxyTargetClass(true);
            return creator;
        }
    }
}
