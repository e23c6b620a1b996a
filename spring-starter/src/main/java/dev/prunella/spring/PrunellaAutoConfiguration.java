// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
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
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The supervisor of a Spring Boot application, and what starts and stops it. Each bean backs off where the application has one of its
 * type.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PrunellaProperties.class)
public final class PrunellaAutoConfiguration {

    /** Made by Spring. */
    public PrunellaAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AuditTrail healingTrail(PrunellaProperties properties) {
        Path folder = properties.trail().folder();
        return folder == null ? AuditTrail.inMemory() : AuditTrail.inDirectory(folder);
    }

    @Bean
    @ConditionalOnMissingBean
    HealingSupervisor healingSupervisor(
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
        SupervisorBuilder supervisor = HealingSupervisor.builder()
                .auditTrail(trail)
                .policy(Policy.builder().budgets(properties.budgets().budgets()).build());
        policy.ifUnique(supervisor::policy);
        escalation.ifUnique(supervisor::escalation);
        channels.orderedStream().forEach(supervisor::escalateTo);
        guardrails.orderedStream().forEach(supervisor::guardrail);
        listeners.orderedStream().forEach(supervisor::listener);
        meters.ifUnique(supervisor::meterRegistry);
        tracing.ifUnique(supervisor::openTelemetry);
        customizers.orderedStream().forEach(each -> each.customize(supervisor));
        return supervisor.build();
    }

    @Bean
    @ConditionalOnMissingBean
    PlatformPort healingPlatformPort(ApplicationContext context) {
        return new AvailabilityPort(context);
    }

    @Bean
    @ConditionalOnMissingBean
    PlatformRungs healingPlatformRungs(PlatformPort port) {
        return PlatformRungs.over(port);
    }

    @Bean
    @ConditionalOnMissingBean
    Supervision healingSupervision(
            HealingSupervisor supervisor,
            PrunellaProperties properties,
            PlatformRungs platform,
            Environment environment,
            ObjectProvider<TargetSymptoms> symptoms) {
        String application = environment.getProperty("spring.application.name", "");
        return new Supervision(
                supervisor,
                new Arming(properties, platform, application),
                symptoms.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    HealingLifecycle healingLifecycle(
            ApplicationContext context,
            Supervision supervision,
            PrunellaProperties properties,
            AuditTrail trail,
            ObjectProvider<Target> targets,
            ObjectProvider<TargetFinder> finders) {
        return new HealingLifecycle(
                context,
                supervision,
                new StartBlock(properties, trail.isDurable()),
                targets.orderedStream().toList(),
                finders.orderedStream().toList());
    }
}
