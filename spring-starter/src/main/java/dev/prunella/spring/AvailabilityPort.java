// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.escalate.PlatformPort;
import dev.prunella.model.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/** Sets the states that Spring Boot's probes for readiness and liveness answer with. */
final class AvailabilityPort implements PlatformPort {

    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityPort.class);

    private final ApplicationContext context;

    AvailabilityPort(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void readiness(boolean accepting, Reason why) {
        LOG.warn("supervisor: readiness {}: {}", accepting ? "on" : "off", why);
        AvailabilityChangeEvent.publish(
                context, accepting ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
    }

    @Override
    public void breakLiveness(Reason why) {
        LOG.error("supervisor: liveness broken: {}", why);
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }
}
