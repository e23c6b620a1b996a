// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import static dev.prunella.spring.declared.Annotated.application;
import static dev.prunella.spring.declared.Annotated.status;
import static dev.prunella.spring.declared.Annotated.supervised;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.model.Mode;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.spring.datasource.PoolHealingAutoConfiguration;
import dev.prunella.spring.declared.DeclaredBeansTest.Feed;
import dev.prunella.spring.executor.ExecutorHealingAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Annotated beans whose kind has a recipe, and such that are made in another way than at the start. */
@ExtendWith(OutputCaptureExtension.class)
class DeclaredKindsTest {

    private final ApplicationContextRunner kinds = application()
            .withConfiguration(
                    AutoConfigurations.of(PoolHealingAutoConfiguration.class, ExecutorHealingAutoConfiguration.class));

    @Test
    void armsAPoolThatIsAnnotated(CapturedOutput log) {
        kinds.withUserConfiguration(Pools.class).run(context -> {
            assertThat(context.getBean("orders")).isInstanceOf(HealableHikariDataSource.class);
            assertThat(status(context, "orders-db").mode()).isEqualTo(Mode.AUTO);
            assertThat(status(context, "other").mode()).isEqualTo(Mode.SHADOW);
        });
        assertThat(log)
                .contains("orders-db (connection pool): AUTO, owner team-orders")
                .containsPattern("orders-db .*at the worst \\d+ starts an incident");
    }

    @Test
    void armsAnExecutorThatIsAnnotated(CapturedOutput log) {
        kinds.withUserConfiguration(Mail.class)
                .run(context -> assertThat(status(context, "mail").mode()).isEqualTo(Mode.AUTO));
        assertThat(log).contains("mail (executor): AUTO, owner team");
    }

    @Test
    void supervisesALazyBeanOnceItIsMade() {
        application().withUserConfiguration(Late.class).run(context -> {
            assertThat(supervised(context)).isEmpty();
            context.getBean("late");
            assertThat(supervised(context)).containsExactly("late");
        });
    }

    @Test
    void supervisesWhatAFactoryBeanMakes() {
        application().withBean("made", FeedFactory.class, FeedFactory::new).run(context -> {
            context.getBean("made", Feed.class);
            assertThat(supervised(context)).containsExactly("made");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Pools {
        @Bean
        @SelfHealing(name = "orders-db", owner = "team-orders")
        HikariDataSource orders() {
            return pool();
        }

        @Bean
        HikariDataSource other() {
            return pool();
        }

        private static HikariDataSource pool() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Mail {
        @Bean
        @SelfHealing
        ThreadPoolTaskExecutor mail() {
            return new ThreadPoolTaskExecutor();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Late {
        @Bean
        @Lazy
        Feed late() {
            return new Feed();
        }
    }

    static final class FeedFactory implements FactoryBean<Feed> {
        @Override
        public Feed getObject() {
            return new Feed();
        }

        @Override
        public Class<?> getObjectType() {
            return Feed.class;
        }
    }
}
