// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import dev.prunella.spring.AfterStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The doctor, and here alone which checks it has: those of the list below, and each bean that is one. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        name = {"prunella.enabled", "prunella.doctor.enabled"},
        matchIfMissing = true)
public final class DoctorAutoConfiguration {

    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

    /** Made by Spring. */
    public DoctorAutoConfiguration() {}

    /** Its own checks are made when it is asked, those of the application here: they are beans as others are. */
    @Bean
    StartupDoctor healingDoctor(
            ConfigurableApplicationContext context,
            ObjectProvider<AfterStart> afterStart,
            ObjectProvider<DoctorCheck> checks) {
        List<DoctorCheck> own = checks.orderedStream().toList();
        return new StartupDoctor(context, afterStart.getIfAvailable(), () -> {
            List<DoctorCheck> all = new ArrayList<>(checks(context, pools(context)));
            all.addAll(own);
            return new StartupDoctor.Questions(all, ignored(context.getEnvironment()));
        });
    }

    /** A nested configuration on the condition of the class would be one more that each start reads. */
    private static PoolFacts.Source pools(ConfigurableApplicationContext context) {
        return ClassUtils.isPresent(HIKARI, context.getClassLoader()) ? new HikariPools(context) : List::of;
    }

    /** What {@link DoctorProperties} says, bound when it is asked for: as a bean it would be bound while the application starts. */
    private static List<String> ignored(Environment environment) {
        return Binder.get(environment)
                .bindOrCreate("prunella.doctor", Bindable.of(DoctorProperties.class))
                .ignore();
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
}
