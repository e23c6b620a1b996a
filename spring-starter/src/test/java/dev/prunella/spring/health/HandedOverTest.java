// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.spring.BootedApplication;
import dev.prunella.spring.Found;
import dev.prunella.spring.SupervisorCustomizer;
import dev.prunella.spring.TargetFinder;
import dev.prunella.spring.app.Client;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The whole way of a fault that nothing helps against, from the probe to what the platform is told over HTTP. The application is real, and
 * the supervisor's time is not.
 */
// REQ L6, A5, A6
class HandedOverTest {

    private static final Duration UNTIL_OUT_OF_TRAFFIC = Duration.ofMinutes(2);
    private static final Duration UNTIL_BROKEN = Duration.ofMinutes(12);

    @TempDir
    Path folder;

    @Test
    void takesTheProcessOutOfTrafficOnceNothingHelpsAndBackWhenItIsWell() {
        try (var application = serve("readiness")) {
            Client platform = Client.of(application);
            Patient patient = fallIll(application);
            assertThat(readiness(platform)).isEqualTo(200);

            pass(application, UNTIL_OUT_OF_TRAFFIC);
            assertThat(readiness(platform)).isEqualTo(503);
            pass(application, UNTIL_BROKEN);
            assertThat(liveness(platform)).isEqualTo(200);

            patient.well.set(true);
            pass(application, Duration.ofMinutes(1));
            assertThat(readiness(platform)).isEqualTo(200);
            assertThat(patient.cured).isTrue();
        }
    }

    @Test
    void asksForAnotherProcessLaterWhereItMay() {
        try (var application = serve("liveness")) {
            Client platform = Client.of(application);
            Patient patient = fallIll(application);

            pass(application, UNTIL_OUT_OF_TRAFFIC);
            assertThat(readiness(platform)).isEqualTo(503);
            assertThat(liveness(platform)).isEqualTo(200);
            pass(application, UNTIL_BROKEN);
            assertThat(liveness(platform)).isEqualTo(503);

            patient.well.set(true);
            pass(application, Duration.ofMinutes(1));
            assertThat(readiness(platform)).isEqualTo(200);
            assertThat(liveness(platform)).isEqualTo(503);
        }
    }

    @Test
    void staysReadyAndAliveWhileWhatAllShareIsDown() {
        try (var application = serve("liveness")) {
            Client platform = Client.of(application);
            application.getBean(Patient.class).shared.set(false);
            fallIll(application);

            pass(application, Duration.ofHours(2));
            assertThat(readiness(platform)).isEqualTo(200);
            assertThat(liveness(platform)).isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext serve(String handOver) {
        return BootedApplication.serving(
                Clinic.class,
                "prunella.mode=auto",
                "prunella.owner=team-feeds",
                "prunella.trail.folder=" + folder,
                "prunella.datasource.enabled=false",
                "prunella.health-contributors.enabled=false",
                "prunella.targets.feed.hand-over=" + handOver,
                "management.endpoint.health.probes.enabled=true");
    }

    private static Patient fallIll(ConfigurableApplicationContext application) {
        Patient patient = application.getBean(Patient.class);
        pass(application, Duration.ofSeconds(30));
        patient.well.set(false);
        pass(application, Duration.ofSeconds(30));
        return patient;
    }

    private static void pass(ConfigurableApplicationContext application, Duration time) {
        application.getBean(FakeTime.class).advance(time);
    }

    private static int readiness(Client platform) {
        return platform.get("/actuator/health/readiness").statusCode();
    }

    private static int liveness(Client platform) {
        return platform.get("/actuator/health/liveness").statusCode();
    }

    /** What is ill, what it shares with others, and whether a cure that does not help was tried. */
    static final class Patient {
        final AtomicBoolean well = new AtomicBoolean(true);
        final AtomicBoolean shared = new AtomicBoolean(true);
        final AtomicBoolean cured = new AtomicBoolean();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Clinic {

        @Bean
        Patient patient() {
            return new Patient();
        }

        @Bean
        FakeTime time() {
            return FakeTime.create();
        }

        @Bean
        SupervisorCustomizer virtual(FakeTime time) {
            return supervisor -> supervisor.clock(time).scheduler(time).randomness(time.randomness());
        }

        @Bean
        TargetFinder feed(Patient patient) {
            Remediation cure = Remediation.named("cure", context -> {
                patient.cured.set(true);
                return RemediationResult.done("tried");
            });
            return supervision -> supervision.accept(new Found(
                    "feed",
                    "feed",
                    Target.named("feed")
                            .inside(Probe.check(patient.well::get))
                            .outside(Probe.check(patient.shared::get))
                            .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(cure))));
        }
    }
}
