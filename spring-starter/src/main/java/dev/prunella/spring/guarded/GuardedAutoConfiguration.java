// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.Supervision;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Has annotated methods guarded. */
@AutoConfiguration(after = PrunellaAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
public final class GuardedAutoConfiguration {

    /** Made by Spring. */
    public GuardedAutoConfiguration() {}

    /** Static, as it must be there before any other bean is made. Its proxies are of the form that Spring Boot's own have. */
    @Bean
    static GuardedPostProcessor guardedMethodPostProcessor(Environment environment) {
        return new GuardedPostProcessor(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
    }

    /** Until all beans are made calls pass: nobody asks for the supervisor before it is there. */
    @Bean
    @Lazy(false)
    SmartInitializingSingleton guardsInForce(GuardedPostProcessor postProcessor, Supervision supervision) {
        return () -> postProcessor.guards().comeFrom(supervision);
    }
}
