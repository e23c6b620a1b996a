// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The doctor, and here alone which checks it has: those of the list below, and each bean that is one. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.doctor.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(DoctorProperties.class)
public final class DoctorAutoConfiguration {

    private static final PoolFacts.Source NO_POOLS = List::of;

    /** Made by Spring. */
    public DoctorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    StartupDoctor healingDoctor(
            ConfigurableApplicationContext context,
            DoctorProperties properties,
            ObjectProvider<PoolFacts.Source> pools,
            ObjectProvider<DoctorCheck> own) {
        List<DoctorCheck> ours = checks(context, pools.getIfAvailable(() -> NO_POOLS));
        List<DoctorCheck> all =
                Stream.concat(ours.stream(), own.orderedStream()).toList();
        return new StartupDoctor(all, properties.ignore());
    }

    private static List<DoctorCheck> checks(ConfigurableApplicationContext context, PoolFacts.Source pools) {
        TaskExecutors executors = new TaskExecutors(context.getBeanFactory());
        return List.of(
                new SocketTimeoutCheck(pools),
                new TcpKeepAliveCheck(pools),
                new PoolKeepaliveCheck(pools),
                new LivenessGroupCheck(() -> livenessGroup(context.getEnvironment())),
                new UnboundedQueueCheck(executors::executors, executors::hasAsyncMethods),
                new DnsCacheCheck(DnsCacheCheck.Settings::ofThisProcess));
    }

    private static LivenessGroupCheck.Group livenessGroup(Environment environment) {
        Binder binder = Binder.get(environment);
        Bindable<Set<String>> names = Bindable.setOf(String.class);
        return new LivenessGroupCheck.Group(
                binder.bind(LivenessGroupCheck.INCLUDE, names).orElse(Set.of()),
                binder.bind(LivenessGroupCheck.EXCLUDE, names).orElse(Set.of()));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HikariDataSource.class)
    static class HikariConfiguration {

        @Bean
        PoolFacts.Source hikariPoolSettings(ConfigurableApplicationContext context) {
            return new HikariPools(context);
        }
    }
}
