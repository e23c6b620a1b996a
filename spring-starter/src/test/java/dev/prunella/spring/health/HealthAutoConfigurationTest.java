// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Probe;
import dev.prunella.escalate.PlatformPort;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class HealthAutoConfigurationTest {

    private static final Reason SICK = Reason.of("sick", "for the test");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrunellaAutoConfiguration.class,
                    HealthAutoConfiguration.class,
                    ApplicationAvailabilityAutoConfiguration.class));

    @Test
    void setsReadinessAndLivenessAsTheLadderAsks() {
        application.run(context -> {
            PlatformPort port = context.getBean(PlatformPort.class);
            ApplicationAvailability availability = started(context);

            port.readiness(false, SICK);
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
            port.readiness(true, SICK);
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
            port.breakLiveness(SICK);
            assertThat(availability.getLivenessState()).isEqualTo(LivenessState.BROKEN);
        });
    }

    @Test
    void staysUpAndReadyAndAliveWhenWhatAllShareIsDown() {
        AtomicBoolean up = new AtomicBoolean(true);
        Probe shared = Probe.check(up::get);
        application.withBean(Target.class, () -> target(shared)).run(context -> {
            ApplicationAvailability availability = started(context);
            HealingSupervisor supervisor = context.getBean(HealingSupervisor.class);
            await().until(() -> health(supervisor) == dev.prunella.model.Health.HEALTHY);
            up.set(false);
            await().until(() -> health(supervisor) == dev.prunella.model.Health.UNHEALTHY);

            Health seen = context.getBean(HealthIndicator.class).health();
            assertThat(seen.getStatus()).isEqualTo(Status.UP);
            assertThat(seen.getDetails()).containsEntry("unhealthy", List.of("feed"));
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
        });
    }

    @Test
    void saysWhoPausedHealing() {
        application.run(context -> {
            context.getBean(HealingSupervisor.class).pause(Actor.person("ann"), "deploy");

            await().untilAsserted(() -> assertThat(
                            context.getBean(HealthIndicator.class).health().getDetails())
                    .hasEntrySatisfying(
                            "paused", who -> assertThat((String) who).contains("ann", "deploy")));
        });
    }

    @Test
    void backsOffWhereItIsDisabledOrThereIsOneOrThereIsNoHealth() {
        HealthIndicator own = () -> Health.up().build();
        application
                .withPropertyValues("management.health.healing.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
        application
                .withBean("healingHealthIndicator", HealthIndicator.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(HealthIndicator.class)).isSameAs(own));
        application
                .withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(HealingSupervisor.class));
    }

    /** As an application is when it has started. */
    private static ApplicationAvailability started(ApplicationContext context) {
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        return context.getBean(ApplicationAvailability.class);
    }

    private static Target target(Probe shared) {
        return Target.named("feed")
                .ownedBy("team")
                .inside(shared)
                .outside(shared)
                .probing(Probing.ofDefaults().every(Duration.ofMillis(50)))
                .build();
    }

    private static dev.prunella.model.Health health(HealingSupervisor supervisor) {
        return supervisor.target("feed").status().health();
    }
}
