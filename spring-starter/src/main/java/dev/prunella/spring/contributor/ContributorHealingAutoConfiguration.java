// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.Supervision;
import dev.prunella.spring.TargetFinder;
import dev.prunella.spring.datasource.PoolHealingAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/**
 * Finds the health contributors, where Spring Boot's module for health is there. Stands behind what finds pools, as finders are asked in
 * the order of their configurations and this one leaves out what is supervised already.
 */
@AutoConfiguration(after = {PrunellaAutoConfiguration.class, PoolHealingAutoConfiguration.class})
@ConditionalOnClass(HealthContributorRegistry.class)
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.health-contributors.enabled"},
        matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
public final class ContributorHealingAutoConfiguration {

    /** Made by Spring. */
    public ContributorHealingAutoConfiguration() {}

    @Bean
    TargetFinder healthContributorFinder(
            ConfigurableListableBeanFactory beans, Supervision supervision, PrunellaProperties properties) {
        return new FoundContributors(
                () -> registries(beans),
                new SupervisedDatabases(beans, supervision::names),
                properties.healthContributors().timeout(),
                beans.getBeanClassLoader());
    }

    /** Those that were made: an application that makes its beans lazily does not have its clients made by us. */
    private static List<HealthContributors> registries(ConfigurableListableBeanFactory beans) {
        List<HealthContributors> all = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(HealthContributorRegistry.class, false, false)) {
            if (beans.containsSingleton(name)) {
                all.add(beans.getBean(name, HealthContributorRegistry.class));
            }
        }
        for (String name : beans.getBeanNamesForType(ReactiveHealthContributorRegistry.class, false, false)) {
            if (beans.containsSingleton(name)) {
                all.add(beans.getBean(name, ReactiveHealthContributorRegistry.class)
                        .asHealthContributors());
            }
        }
        return all;
    }
}
