// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.TargetFinder;
import dev.prunella.spring.declared.Declarations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds the HikariCP pools. Stands before Spring Boot's own configuration of data sources, as of several providers of a pool's metadata
 * the first that answers is heard.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({HikariDataSource.class, HealableHikariDataSource.class})
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.datasource.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(PrunellaProperties.class)
public final class PoolHealingAutoConfiguration {

    /** Made by Spring. */
    public PoolHealingAutoConfiguration() {}

    /** Static, as it must be there before any other bean is made: the properties are bound once it sees the first pool. */
    @Bean
    static PoolPostProcessor healablePoolPostProcessor(
            ObjectProvider<PrunellaProperties> properties, ObjectProvider<Declarations> declarations) {
        return new PoolPostProcessor(properties::getObject, declarations::getIfAvailable);
    }

    @Bean
    TargetFinder healablePoolFinder(PoolPostProcessor postProcessor) {
        return postProcessor.pools();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourcePoolMetadataProvider.class)
    static class MetadataConfiguration {

        @Bean
        DataSourcePoolMetadataProvider healablePoolMetadataProvider() {
            return HealablePoolMetadata::of;
        }
    }
}
