// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the supervisor of an application that has none of its own. The beans that it is made of are there before: who makes it, after
 * the start, must not need one that another thread is about to make.
 */
record SupervisorMaker(
        AuditTrail trail,
        PrunellaProperties properties,
        @Nullable Policy policy,
        @Nullable EscalationPolicy escalation,
        List<EscalationChannel> channels,
        List<Guardrail> guardrails,
        List<HealingListener> listeners,
        @Nullable MeterRegistry meters,
        @Nullable OpenTelemetry tracing,
        List<SupervisorCustomizer> customizers) {

    /** Whether the application has a hand in it that may be refused, or throw: that has to stop the start. */
    boolean mayRefuse() {
        return !guardrails.isEmpty() || !customizers.isEmpty();
    }

    /** @throws RuntimeException as {@link SupervisorBuilder#build()}, or as a customizer throws */
    HealingSupervisor make() {
        SupervisorBuilder supervisor =
                HealingSupervisor.builder().auditTrail(trail).policy(policyInForce());
        if (escalation != null) {
            supervisor.escalation(escalation);
        }
        channels.forEach(supervisor::escalateTo);
        guardrails.forEach(supervisor::guardrail);
        listeners.forEach(supervisor::listener);
        if (meters != null) {
            supervisor.meterRegistry(meters);
        }
        if (tracing != null) {
            supervisor.openTelemetry(tracing);
        }
        customizers.forEach(each -> each.customize(supervisor));
        return supervisor.build();
    }

    private Policy policyInForce() {
        return policy == null
                ? Policy.builder().budgets(properties.budgets().budgets()).build()
                : policy;
    }
}
