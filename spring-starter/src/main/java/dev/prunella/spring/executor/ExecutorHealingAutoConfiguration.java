// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.executor;

import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.TargetFinder;
import dev.prunella.spring.declared.Declarations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Finds the executors and schedulers. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.executor.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(PrunellaProperties.class)
public final class ExecutorHealingAutoConfiguration {

    /** Made by Spring. */
    public ExecutorHealingAutoConfiguration() {}

    /** Static, as it must be there before any other bean is made: the properties are asked for once supervision begins. */
    @Bean
    static ExecutorPostProcessor supervisedExecutorPostProcessor(
            ObjectProvider<PrunellaProperties> properties, ObjectProvider<Declarations> declarations) {
        return new ExecutorPostProcessor(() -> properties.getObject().executor().watch(), declarations::getIfAvailable);
    }

    @Bean
    TargetFinder supervisedExecutorFinder(ExecutorPostProcessor postProcessor) {
        return postProcessor.executors();
    }
}
