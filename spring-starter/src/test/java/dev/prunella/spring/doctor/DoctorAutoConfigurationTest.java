// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.spring.datasource.PoolHealingAutoConfiguration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** No pool is started here, so no server is needed. */
@ExtendWith(OutputCaptureExtension.class)
class DoctorAutoConfigurationTest {

    private static final String HIKARI = "spring.datasource.hikari.data-source-properties.";

    private static final String[] WELL = {
        "spring.datasource.url=jdbc:postgresql://db/shop",
        HIKARI + "socketTimeout=30",
        HIKARI + "tcpKeepAlive=true",
        "management.endpoint.health.group.liveness.include=livenessState"
    };

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DoctorAutoConfiguration.class));

    private final ApplicationContextRunner application = bare.withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    PoolHealingAutoConfiguration.class,
                    TaskExecutionAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:postgresql://db/shop?password=hunter2");

    @Test
    void warnsInALineOfEachThingWithTheBeanAndTheProperty(CapturedOutput log) {
        application
                .withPropertyValues("management.endpoint.health.group.liveness.include=livenessState,db")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(warnings(log))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .contains("dataSource: socketTimeout is not set: ", "; set " + HIKARI + "socketTimeout=30"))
                .anySatisfy(line -> assertThat(line)
                        .contains("dataSource: tcpKeepAlive is not set", "; set " + HIKARI + "tcpKeepAlive=true"))
                .anySatisfy(line -> assertThat(line).contains("liveness: ", "include has db", "include=livenessState"))
                .noneSatisfy(line -> assertThat(line).contains("hunter2"));
    }

    @Test
    void saysNothingOfAnApplicationThatIsSetWell(CapturedOutput log) {
        application
                .withPropertyValues(WELL)
                .run(context -> assertThat(context.getBean(StartupDoctor.class).findings())
                        .isEmpty());

        assertThat(warnings(log)).isEmpty();
    }

    @Test
    void readsAPoolWhetherOrNotItHasAFacade() {
        application
                .withPropertyValues("prunella.datasource.enabled=false")
                .run(context -> assertThat(ids(context.getBean(StartupDoctor.class)))
                        .containsExactly("socket-timeout", "tcp-keepalive"));
    }

    @Test
    void findsAPoolBehindWhatStandsAroundItOnce() {
        HikariDataSource hidden = new HikariDataSource();
        hidden.setJdbcUrl("jdbc:postgresql://db/shop?tcpKeepAlive=true");
        ApplicationContextRunner wrapped = bare.withBean(
                        "around", DataSource.class, () -> new LazyConnectionDataSourceProxy(hidden))
                .withBean("router", DataSource.class, Router::new);
        wrapped.run(context ->
                assertThat(subjects(context.getBean(StartupDoctor.class))).containsExactly("around"));
        wrapped.withBean("shop", HikariDataSource.class, () -> hidden)
                .run(context -> assertThat(subjects(context.getBean(StartupDoctor.class)))
                        .containsExactly("shop"));
    }

    @Test
    void isNotThereWhenDisabled(CapturedOutput log) {
        for (String property : List.of("prunella.doctor.enabled=false", "prunella.enabled=false")) {
            application
                    .withPropertyValues(property)
                    .run(context -> assertThat(context).doesNotHaveBean(StartupDoctor.class));
        }
        assertThat(warnings(log)).isEmpty();
    }

    @Test
    void leavesOutWhatIsIgnored() {
        application
                .withPropertyValues("prunella.doctor.ignore=tcp-keepalive,socket-timeout/other")
                .run(context ->
                        assertThat(ids(context.getBean(StartupDoctor.class))).containsExactly("socket-timeout"));
        application
                .withPropertyValues("prunella.doctor.ignore=tcp-keepalive,socket-timeout/dataSource")
                .run(context ->
                        assertThat(ids(context.getBean(StartupDoctor.class))).isEmpty());
    }

    @Test
    void asksTheApplicationsOwnChecksAndSurvivesThem(CapturedOutput log) {
        Finding finding = new Finding("region", "feed", "region is far", "it is slow", "feed.region", "near");
        bare.withBean("own", DoctorCheck.class, () -> () -> List.of(finding))
                .withBean("broken", DoctorCheck.class, () -> () -> {
                    throw new IllegalStateException("for the test");
                })
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(warnings(log))
                .anySatisfy(line -> assertThat(line).contains("feed: region is far: it is slow; set feed.region=near"))
                .anySatisfy(line -> assertThat(line).contains("could not look"));
    }

    @Test
    void warnsOfTheQueuesThatTheApplicationUses() {
        ApplicationContextRunner two = bare.withConfiguration(
                        AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .withPropertyValues("spring.task.execution.mode=force")
                .withBean("mail", ThreadPoolTaskExecutor.class, ThreadPoolTaskExecutor::new);
        two.run(context -> {
            context.getBean("applicationTaskExecutor");
            assertThat(subjects(context.getBean(StartupDoctor.class))).containsExactly("mail");
        });
        two.withUserConfiguration(Async.class).run(context -> {
            context.getBean("applicationTaskExecutor");
            assertThat(subjects(context.getBean(StartupDoctor.class)))
                    .containsExactly("applicationTaskExecutor", "mail");
        });
    }

    @Test
    void makesNoBeanThatIsLazy() {
        AtomicBoolean made = new AtomicBoolean();
        bare.withBean(
                        "lazy",
                        HikariDataSource.class,
                        () -> {
                            made.set(true);
                            return new HikariDataSource();
                        },
                        definition -> definition.setLazyInit(true))
                .run(context -> assertThat(made).isFalse());
    }

    @Test
    void doesWithoutHikari() {
        bare.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
                .run(context ->
                        assertThat(ids(context.getBean(StartupDoctor.class))).isEmpty());
    }

    private static List<String> warnings(CapturedOutput log) {
        return log.getOut().lines().filter(line -> line.contains("WARN")).toList();
    }

    private static List<String> ids(StartupDoctor doctor) {
        return doctor.findings().stream().map(Finding::id).toList();
    }

    private static List<String> subjects(StartupDoctor doctor) {
        return doctor.findings().stream().map(Finding::subject).toList();
    }

    @EnableAsync
    static class Async {}

    /** Does not know where to go before it is asked for a connection. */
    static final class Router extends AbstractRoutingDataSource {

        @Override
        public void afterPropertiesSet() {
            // it has no targets yet
        }

        @Override
        protected Object determineCurrentLookupKey() {
            throw new IllegalStateException("for the test");
        }
    }
}
