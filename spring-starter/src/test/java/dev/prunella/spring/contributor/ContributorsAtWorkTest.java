// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.decide.Policy;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.model.Health;
import dev.prunella.model.Severity;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Real supervisors, real threads. */
class ContributorsAtWorkTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrunellaAutoConfiguration.class,
                    ContributorHealingAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    ApplicationAvailabilityAutoConfiguration.class))
            .withPropertyValues(
                    "prunella.owner=team", "prunella.targets.redis.period=50ms", "prunella.targets.redis.mode=auto");

    @Test
    void whatIsDownIsADependencyThatIsDownAndBreaksNeitherReadinessNorLiveness() {
        AtomicBoolean up = new AtomicBoolean(true);
        withRedis(() -> health(up.get())).run(context -> {
            ApplicationAvailability availability = started(context);
            await().until(() -> status(context).health() == Health.HEALTHY);
            up.set(false);
            await().until(() -> status(context).incident() != null);

            assertThat(status(context).incident().diagnosis())
                    .extracting(Diagnosis::kind, Diagnosis::cause)
                    .containsExactly(Diagnosis.Kind.DEPENDENCY_DOWN, new Cause("down"));
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);

            up.set(true);
            await().atMost(Duration.ofMinutes(1)).until(() -> status(context).incident() == null);
        });
    }

    @Test
    void isATicketAndNoPage() {
        AtomicBoolean up = new AtomicBoolean(true);
        Told told = new Told();
        withRedis(() -> health(up.get()))
                .withBean(EscalationChannel.class, () -> told)
                .withBean(
                        Policy.class,
                        () -> Policy.builder()
                                .unknownEscalatesAfter(Duration.ofSeconds(4))
                                .build())
                .run(context -> {
                    await().until(() -> status(context).health() == Health.HEALTHY);
                    up.set(false);
                    await().until(() -> !told.all.isEmpty());

                    assertThat(told.all.get(0).incident().diagnosis().kind()).isEqualTo(Diagnosis.Kind.DEPENDENCY_DOWN);
                    assertThat(told.all.get(0).target().severity()).isEqualTo(Severity.WARNING);
                    assertThat(told.all.get(0).page()).isFalse();
                });
    }

    @Test
    void oneThatHangsDelaysNobodyAndIsAskedOnce() {
        AtomicBoolean hangs = new AtomicBoolean();
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        withRedis(() -> {
                    if (hangs.get()) {
                        hanging.incrementAndGet();
                        passes(release);
                    }
                    return health(true);
                })
                .withPropertyValues("prunella.health-contributors.timeout=200ms")
                .withBean(Target.class, () -> feed(looks))
                .run(context -> {
                    HealingSupervisor supervisor = context.getBean(HealingSupervisor.class);
                    await().until(() -> status(context).health() == Health.HEALTHY);
                    hangs.set(true);
                    await().until(() -> status(context).incident() != null);
                    int before = looks.get();
                    await().until(() -> looks.get() >= before + 20);

                    assertThat(status(context).incident().diagnosis())
                            .extracting(Diagnosis::kind, Diagnosis::cause)
                            .containsExactly(Diagnosis.Kind.DEPENDENCY_DOWN, new Cause("timed-out"));
                    assertThat(hanging).hasValue(1);
                    assertThat(supervisor.status().abandonedRuns()).isEqualTo(1);
                    assertThat(supervisor.target("feed").status().health()).isEqualTo(Health.HEALTHY);

                    release.countDown();
                    await().until(() -> status(context).incident() == null);
                    assertThat(supervisor.status().abandonedRuns()).isZero();
                });
    }

    /** A target that depends on it is not to blame while it is down. */
    @Test
    void explainsTheFailureOfWhatDependsOnIt() {
        AtomicBoolean up = new AtomicBoolean(true);
        AtomicBoolean comes = new AtomicBoolean(true);
        withRedis(() -> health(up.get()))
                .withBean(
                        Target.class,
                        () -> Target.named("feed")
                                .ownedBy("team")
                                .dependsOn("redis")
                                .inside(ignored ->
                                        comes.get() ? Reading.pass() : Reading.fail("silent", "nothing comes"))
                                .probing(Probing.ofDefaults().every(Duration.ofMillis(50)))
                                .build())
                .run(context -> {
                    HealingSupervisor supervisor = context.getBean(HealingSupervisor.class);
                    await().until(() -> supervisor.target("feed").status().health() == Health.HEALTHY
                            && status(context).health() == Health.HEALTHY);
                    up.set(false);
                    await().until(() -> status(context).incident() != null);
                    comes.set(false);
                    await().until(() -> supervisor.target("feed").status().incident() != null);

                    assertThat(supervisor
                                    .target("feed")
                                    .status()
                                    .incident()
                                    .diagnosis()
                                    .kind())
                            .isEqualTo(Diagnosis.Kind.DEPENDENCY_DOWN);
                });
    }

    private static Target feed(AtomicInteger looks) {
        return Target.named("feed")
                .ownedBy("team")
                .inside(ignored -> {
                    looks.incrementAndGet();
                    return Reading.pass();
                })
                .probing(Probing.ofDefaults().every(Duration.ofMillis(20)))
                .build();
    }

    private ApplicationContextRunner withRedis(HealthIndicator indicator) {
        return application.withBean("redisHealthIndicator", HealthIndicator.class, () -> indicator);
    }

    private static org.springframework.boot.health.contributor.Health health(boolean up) {
        return up
                ? org.springframework.boot.health.contributor.Health.up().build()
                : org.springframework.boot.health.contributor.Health.down().build();
    }

    private static void passes(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As an application is when it has started. */
    private static ApplicationAvailability started(ApplicationContext context) {
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        return context.getBean(ApplicationAvailability.class);
    }

    private static TargetStatus status(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).target("redis").status();
    }

    private static final class Told implements EscalationChannel {

        private final List<Escalation> all = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "told";
        }

        @Override
        public void send(Escalation escalation) {
            all.add(escalation);
        }
    }
}
