// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.AuditTrail;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.Supervision;
import dev.prunella.spring.doctor.DoctorAutoConfiguration;
import dev.prunella.spring.doctor.StartupDoctor;
import dev.prunella.time.SystemTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

/** The endpoint, where the application exposes it. */
@AutoConfiguration(after = {PrunellaAutoConfiguration.class, DoctorAutoConfiguration.class})
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
@ConditionalOnAvailableEndpoint(endpoint = HealingEndpoint.class)
@ImportRuntimeHints(ConsoleHints.class)
public final class EndpointAutoConfiguration {

    /** Made by Spring. */
    public EndpointAutoConfiguration() {}

    /** Without the supervisor, which it listens to. */
    @Bean
    RecentIncidents healingRecentIncidents() {
        return new RecentIncidents(SystemTime.clock());
    }

    @Bean
    HealingEndpoint healingEndpoint(
            Supervision supervision,
            RecentIncidents incidents,
            ObjectProvider<AuditTrail> trail,
            ObjectProvider<StartupDoctor> doctor,
            ObjectProvider<HealingQuestion> more) {
        AuditTrail unique = trail.getIfUnique();
        Begun begun = new Begun(supervision);
        TrailQuestion records = new TrailQuestion(begun, unique == null ? null : unique.reader());
        Questions questions = new Questions(
                begun,
                incidents,
                records,
                doctor.getIfAvailable(),
                more.orderedStream().toList());
        return new HealingEndpoint(questions, new Commands(begun));
    }

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = HealingEndpoint.class, exposure = EndpointExposure.WEB)
    ConsolePage healingConsolePage() {
        return new ConsolePage();
    }

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = HealingEndpoint.class, exposure = EndpointExposure.WEB)
    HealingWebExtension healingWebExtension(
            HealingEndpoint endpoint,
            Supervision supervision,
            RecentIncidents incidents,
            ConsolePage page,
            ObjectProvider<EndpointAccessResolver> access) {
        EndpointAccessResolver resolver = access.getIfAvailable();
        Access given = resolver == null
                ? Access.READ_ONLY
                : resolver.accessFor(EndpointId.of(HealingEndpoint.ID), Access.READ_ONLY);
        boolean commands = given == Access.UNRESTRICTED;
        Console console = new Console(new Begun(supervision), incidents, SystemTime.clock(), commands);
        return new HealingWebExtension(endpoint, console, page);
    }
}
