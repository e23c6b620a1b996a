// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.AuditTrail;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.Supervision;
import dev.prunella.spring.doctor.DoctorAutoConfiguration;
import dev.prunella.spring.doctor.StartupDoctor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint, where the application exposes it. */
@AutoConfiguration(after = {PrunellaAutoConfiguration.class, DoctorAutoConfiguration.class})
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
@ConditionalOnAvailableEndpoint(endpoint = HealingEndpoint.class)
public final class EndpointAutoConfiguration {

    /** Made by Spring. */
    public EndpointAutoConfiguration() {}

    /** Without the supervisor, which it listens to. */
    @Bean
    RecentIncidents healingRecentIncidents() {
        return new RecentIncidents();
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
}
