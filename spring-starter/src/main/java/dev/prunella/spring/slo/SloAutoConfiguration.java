// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.slo;

import dev.prunella.slo.Slo;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.Supervision;
import dev.prunella.spring.SupervisorAddition;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The objectives that the application describes, checked before its start ends. */
@AutoConfiguration(after = PrunellaAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnBean(name = PrunellaAutoConfiguration.SUPERVISION)
public final class SloAutoConfiguration {

    /** Made by Spring. */
    public SloAutoConfiguration() {}

    @Bean
    SupervisorAddition healingObjectives(
            PrunellaProperties properties,
            ObjectProvider<Slo> beans,
            ObjectProvider<MeterRegistry> meters,
            Environment environment) {
        String application = environment.getProperty("spring.application.name", "");
        return new DeclaredObjectives(
                beans.orderedStream().toList(), declared(properties, application, meters.getIfUnique()));
    }

    private static List<Slo> declared(
            PrunellaProperties properties, String application, @Nullable MeterRegistry registry) {
        String team = properties.owner() == null ? application : properties.owner();
        return properties.slos().entrySet().stream()
                .map(each -> each.getValue().slo(each.getKey(), team, registry))
                .toList();
    }

    @Bean
    HealingQuestion healingSloQuestion(Supervision supervision) {
        return SloQuestion.slos(supervision);
    }

    @Bean
    HealingQuestion healingCoverageQuestion(Supervision supervision) {
        return SloQuestion.coverage(supervision);
    }
}
