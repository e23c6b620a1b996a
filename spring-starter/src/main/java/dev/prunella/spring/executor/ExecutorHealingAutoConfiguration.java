// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.executor;

import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.TargetFinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Finds the executors and schedulers. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.executor.enabled"},
        matchIfMissing = true)
public final class ExecutorHealingAutoConfiguration {

    /** Made by Spring. */
    public ExecutorHealingAutoConfiguration() {}

    /** Static and without dependencies, as it must be there before any other bean is made: the properties are bound by hand. */
    @Bean
    static ExecutorPostProcessor supervisedExecutorPostProcessor(Environment environment) {
        PrunellaProperties properties =
                Binder.get(environment).bindOrCreate("prunella", Bindable.of(PrunellaProperties.class));
        return new ExecutorPostProcessor(properties.executor().watch());
    }

    @Bean
    TargetFinder supervisedExecutorFinder(ExecutorPostProcessor postProcessor) {
        return postProcessor.executors();
    }
}
