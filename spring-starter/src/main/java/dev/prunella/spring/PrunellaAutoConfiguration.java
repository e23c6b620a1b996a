// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.escalate.PlatformPort;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingListener;
import dev.prunella.target.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The supervisor of a Spring Boot application, and what starts and stops it. What an application can make itself backs off where it has
 * one; the rest has no such condition, each of which looks at all beans that there are.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PrunellaProperties.class)
public final class PrunellaAutoConfiguration {

    /** The bean by which others know that there is a supervisor: by its name, as a search by type looks at all beans. */
    public static final String SUPERVISION = "healingSupervision";

    private static final String SUPERVISOR = "healingSupervisor";

    /** Made by Spring. */
    public PrunellaAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AuditTrail healingTrail(PrunellaProperties properties) {
        Path folder = properties.trail().folder();
        return folder == null ? AuditTrail.inMemory() : free(folder);
    }

    /** It is read after the start, which may take seconds; a folder that is none, or is another process's, has to stop the start. */
    private static AuditTrail free(Path folder) {
        AuditTrail trail = AuditTrail.inDirectory(folder);
        try {
            trail.requireFree();
        } catch (IOException e) {
            throw UnfitPropertyException.trailFolder(folder, e);
        }
        return trail;
    }

    @Bean
    SupervisorMaker healingSupervisorMaker(
            AuditTrail trail,
            PrunellaProperties properties,
            ObjectProvider<Policy> policy,
            ObjectProvider<EscalationPolicy> escalation,
            ObjectProvider<EscalationChannel> channels,
            ObjectProvider<Guardrail> guardrails,
            ObjectProvider<HealingListener> listeners,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<OpenTelemetry> tracing,
            ObjectProvider<SupervisorCustomizer> customizers) {
        return new SupervisorMaker(
                trail,
                properties,
                policy.getIfUnique(),
                escalation.getIfUnique(),
                channels.orderedStream().toList(),
                guardrails.orderedStream().toList(),
                listeners.orderedStream().toList(),
                meters.getIfUnique(),
                tracing.getIfUnique(),
                customizers.orderedStream().toList());
    }

    /** Lazy: only who asks for it before it begins by itself has to wait for it. */
    @Bean(SUPERVISOR)
    @Lazy
    @ConditionalOnMissingBean
    HealingSupervisor healingSupervisor(Supervision supervision) {
        return supervision.supervisor();
    }

    @Bean
    @ConditionalOnMissingBean
    PlatformPort healingPlatformPort(ApplicationContext context) {
        return new AvailabilityPort(context);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    PlatformRungs healingPlatformRungs(PlatformPort port) {
        return PlatformRungs.over(port);
    }

    @Bean(SUPERVISION)
    Supervision healingSupervision(
            ConfigurableListableBeanFactory beans,
            SupervisorMaker maker,
            ObjectProvider<HealingSupervisor> own,
            PrunellaProperties properties,
            AuditTrail trail,
            ObjectProvider<PlatformRungs> platform,
            Environment environment,
            ObjectProvider<TargetSymptoms> symptoms) {
        String application = environment.getProperty("spring.application.name", "");
        FoundTargets found = new FoundTargets(
                new Arming(properties, platform::getObject, application),
                symptoms.orderedStream().toList());
        StartBlock block = new StartBlock(properties, trail.isDurable());
        return isOurs(beans)
                ? new Supervision(maker::make, !maker.mayRefuse(), found, block)
                : new Supervision(own::getObject, false, isInherited(beans), found, block);
    }

    private static boolean isInherited(ConfigurableListableBeanFactory beans) {
        return beans.getBeanNamesForType(HealingSupervisor.class, true, false).length == 0;
    }

    /**
     * Whether the application has no supervisor of its own. Asked here once, and not as one more condition on all beans that there are; by
     * the method that makes it, which is known ahead of time too.
     */
    private static boolean isOurs(ConfigurableListableBeanFactory beans) {
        if (!beans.containsBeanDefinition(SUPERVISOR) || beans.getType(SUPERVISOR, false) == null) {
            return false;
        }
        Method maker = beans.getMergedBeanDefinition(SUPERVISOR) instanceof RootBeanDefinition definition
                ? definition.getResolvedFactoryMethod()
                : null;
        return maker != null && maker.getDeclaringClass() == PrunellaAutoConfiguration.class;
    }

    @Bean
    AfterStart healingAfterStart(ApplicationContext context) {
        return new AfterStart(context);
    }

    @Bean
    HealingLifecycle healingLifecycle(
            ApplicationContext context,
            Supervision supervision,
            AfterStart afterStart,
            PrunellaProperties properties,
            ObjectProvider<Target> targets,
            ObjectProvider<TargetFinder> finders,
            ObjectProvider<SupervisorAddition> additions) {
        return new HealingLifecycle(
                context,
                supervision,
                afterStart,
                targets.orderedStream().toList(),
                finders.orderedStream().toList(),
                additions.orderedStream().toList(),
                !properties.targets().isEmpty());
    }
}
