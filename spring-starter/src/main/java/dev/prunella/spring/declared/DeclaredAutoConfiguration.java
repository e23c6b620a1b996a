// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.AfterStart;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.TargetFinder;
import dev.prunella.spring.component.ComponentBeans;
import dev.prunella.spring.component.FirstStarts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Has annotated beans supervised. Its finder is asked first: of two that have one name, the one that was asked for keeps it. */
@AutoConfiguration(after = PrunellaAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
@EnableConfigurationProperties(PrunellaProperties.class)
public final class DeclaredAutoConfiguration {

    /** Made by Spring. */
    public DeclaredAutoConfiguration() {}

    /** Static, as it must be there before any other bean is made: the properties are bound once it sees the first annotated bean. */
    @Bean
    static DeclaredPostProcessor declaredBeanPostProcessor(ObjectProvider<PrunellaProperties> properties) {
        return new DeclaredPostProcessor(properties::getObject);
    }

    @Bean
    static Declarations healingDeclarations(DeclaredPostProcessor postProcessor) {
        return postProcessor.declarations();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    TargetFinder declaredBeanFinder(DeclaredPostProcessor postProcessor) {
        return postProcessor.targets().found();
    }

    @Bean
    ComponentBeans healingComponents(DeclaredPostProcessor postProcessor) {
        return postProcessor.targets().components();
    }

    @Bean
    FirstStarts healingFirstStarts(ComponentBeans components, AfterStart afterStart) {
        return components.startedAfter(afterStart);
    }
}
