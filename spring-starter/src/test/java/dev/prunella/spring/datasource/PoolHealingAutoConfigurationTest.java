// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.spring.PrunellaAutoConfiguration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** No pool is started here, so no server is needed. */
class PoolHealingAutoConfigurationTest {

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PrunellaAutoConfiguration.class, PoolHealingAutoConfiguration.class));

    private final ApplicationContextRunner application = bare.withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none");

    @Test
    void putsAFacadeInFrontOfAPoolAndSupervisesItByTheNameOfItsBean() {
        application.run(context -> {
            assertThat(context.getBean("dataSource")).isInstanceOf(HealableHikariDataSource.class);
            assertThat(supervised(context)).containsExactly("dataSource");
        });
    }

    // POOL-SWAP §1: the settings that Spring Boot binds are those of the façade.
    @Test
    void keepsTheSettings() {
        application
                .withPropertyValues(
                        "spring.datasource.username=ann",
                        "spring.datasource.hikari.maximum-pool-size=3",
                        "spring.datasource.hikari.connection-timeout=5000",
                        "spring.datasource.hikari.pool-name=orders",
                        "spring.datasource.hikari.register-mbeans=true")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(5000);
                    assertThat(pool.getPoolName()).isEqualTo("orders");
                    assertThat(pool.getUsername()).isEqualTo("ann");
                    assertThat(pool.isRegisterMbeans()).isTrue();
                });
    }

    @Test
    void leavesThePoolPlainWithoutTheFacade() {
        application.withPropertyValues("prunella.datasource.facade=false").run(context -> {
            assertThat(context.getBean("dataSource").getClass()).isEqualTo(HikariDataSource.class);
            assertThat(supervised(context)).containsExactly("dataSource");
        });
    }

    @Test
    void leavesAPoolAloneByName() {
        application
                .withPropertyValues("prunella.targets.data-source.enabled=false")
                .run(context -> {
                    assertThat(context.getBean("dataSource").getClass()).isEqualTo(HikariDataSource.class);
                    assertThat(supervised(context)).isEmpty();
                });
    }

    @Test
    void findsNothingWhenDisabled() {
        for (String property : List.of("prunella.enabled=false", "prunella.datasource.enabled=false")) {
            application.withPropertyValues(property).run(context -> {
                assertThat(context).doesNotHaveBean(PoolPostProcessor.class);
                assertThat(context.getBean("dataSource").getClass()).isEqualTo(HikariDataSource.class);
            });
        }
    }

    @Test
    void isNotThereWithoutHikari() {
        bare.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(HealingSupervisor.class)
                        .doesNotHaveBean("healablePoolPostProcessor"));
    }

    // POOL-SWAP trap 6: a subclass may do anything.
    @Test
    void leavesSubclassesAsTheyAre() {
        bare.withBean("own", HikariDataSource.class, Subclass::new).run(context -> {
            assertThat(context.getBean("own")).isInstanceOf(Subclass.class);
            assertThat(supervised(context)).containsExactly("own");
        });
    }

    @Test
    void supervisesAFacadeThatTheApplicationMadeItself() {
        HealableHikariDataSource own = new HealableHikariDataSource();
        bare.withBean("own", HikariDataSource.class, () -> own).run(context -> {
            assertThat(context.getBean("own")).isSameAs(own);
            assertThat(supervised(context)).containsExactly("own");
        });
    }

    @Test
    void leavesAloneWhatIsMadeForEachUse() {
        Supplier<HikariDataSource> anew = HikariDataSource::new;
        bare.withBean(
                        "many",
                        HikariDataSource.class,
                        anew,
                        definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
                .run(context -> {
                    assertThat(context.getBean("many").getClass()).isEqualTo(HikariDataSource.class);
                    assertThat(supervised(context)).isEmpty();
                });
    }

    @Test
    void supervisesALazyPoolOnceItIsMade() {
        bare.withBean("late", HikariDataSource.class, HikariDataSource::new, definition -> definition.setLazyInit(true))
                .run(context -> {
                    assertThat(supervised(context)).isEmpty();
                    context.getBean("late");
                    assertThat(supervised(context)).containsExactly("late");
                });
    }

    // POOL-SWAP trap 1: Spring destroys the bean that it made.
    @Test
    void closesTheFacadeWithTheContext() {
        HikariDataSource[] seen = new HikariDataSource[1];
        application.run(context -> seen[0] = context.getBean(HikariDataSource.class));

        assertThat(seen[0].isClosed()).isTrue();
    }

    private static List<String> supervised(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).status().targets().stream()
                .map(TargetStatus::name)
                .toList();
    }

    private static final class Subclass extends HikariDataSource {}
}
