// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.spring.app.Client;
import dev.prunella.target.Target;
import dev.prunella.testkit.junit.NoLeakedThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What begins after the application is ready: what is seen until then, what may still stop the start, and what becomes of a failure. */
@ExtendWith({NoLeakedThreads.class, OutputCaptureExtension.class})
class SupervisionAfterStartTest {

    @Test
    void keepsNobodyWaitingAndTellsWhatIsNotThereYet(CapturedOutput log) {
        try (var application = BootedApplication.serving(Feeds.class)) {
            Slow slow = application.getBean(Slow.class);
            await().until(() -> slow.asked.getCount() == 0);
            assertThat(health(application).getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health(application).getDetails()).containsEntry("supervision", "has not begun yet");
            assertThat(log).doesNotContain("is supervised");

            slow.go.countDown();

            assertThat(names(application)).contains("feed");
            assertThat(health(application).getStatus()).isEqualTo(Status.UP);
            assertThat(log).contains("feed (thing): SHADOW");
        }
    }

    @Test
    void beginsForWhoAsksForTheSupervisor() {
        try (var application = BootedApplication.serving(Counted.class)) {
            HealingSupervisor first = application.getBean(HealingSupervisor.class);

            assertThat(names(application)).contains("feed");
            assertThat(application.getBean(Supervision.class).ifBegun()).isSameAs(first);
            assertThat(application.getBean(Supervision.class).supervisor()).isSameAs(first);
        }
    }

    @Test
    void hasBegunBeforeTheEndOfTheStartWhereSomebodyHoldsTheSupervisor() {
        try (var application = BootedApplication.serving(Holds.class)) {
            assertThat(application.getBean(Supervision.class).ifBegun()).isNotNull();
        }
    }

    @Test
    void stopsTheStartWhereAPropertyDoesNotFit() {
        assertThatThrownBy(
                        () -> BootedApplication.serving(Counted.class, "prunella.targets.feed.runbook=no-such-remedy"))
                .rootCause()
                .isInstanceOf(UnfitPropertyException.class)
                .hasMessageContainingAll("prunella.targets.feed.runbook", "no-such-remedy", "cure");
    }

    @Test
    void stopsTheStartWhereTheFolderOfTheTrailIsNone(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> BootedApplication.serving(Counted.class, "prunella.trail.folder=" + file))
                .hasStackTraceContaining("prunella.trail.folder cannot be " + file);
    }

    @Test
    void tellsEverywhereThatSupervisionCouldNotBegin(@TempDir Path folder, CapturedOutput log) throws IOException {
        Files.writeString(folder.resolve("trail-0000000001.log"), "this was never written by a trail ".repeat(200));

        try (var application = BootedApplication.serving(Counted.class, "prunella.trail.folder=" + folder)) {
            await().untilAsserted(() -> assertThat(log).contains("ERROR", "supervision could not begin"));

            assertThat(health(application).getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health(application).getDetails().get("supervision").toString())
                    .contains("could not begin", "trail-0000000001.log");
            Client client = Client.of(application);
            assertThat(client.get("/actuator/healing").body()).contains("could not begin", "trail-0000000001.log");
            assertThat(client.get("/actuator/healing/targets").statusCode()).isEqualTo(400);
            assertThatThrownBy(() -> application.getBean(HealingSupervisor.class))
                    .hasStackTraceContaining("supervision could not begin");
        }
    }

    @Test
    void isClosedWhileItBegins(CapturedOutput log) throws InterruptedException {
        ConfigurableApplicationContext application = BootedApplication.serving(Feeds.class);
        Slow slow = application.getBean(Slow.class);
        Supervision supervision = application.getBean(Supervision.class);
        assertThat(slow.asked.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(application::close);
        closing.start();
        await().untilAsserted(() -> assertThat(log).contains("it still begins while the application is closed"));

        slow.go.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(application.isActive()).isFalse();
        HealingSupervisor closed = supervision.supervisor();
        assertThatThrownBy(() -> closed.supervise(feed("late").target().ownedBy("team")))
                .hasMessageContaining("the supervisor is closed");
    }

    @Test
    void neverBeginsOnceItIsClosed() {
        new ApplicationContextRunner()
                .withUserConfiguration(PropertiesOnly.class)
                .run(context -> {
                    PrunellaProperties properties = context.getBean(PrunellaProperties.class);
                    Arming arming = new Arming(properties, SupervisionAfterStartTest::nothingIsHandedOver, "shop");
                    List<String> made = new ArrayList<>();
                    Supervision supervision = new Supervision(
                            () -> {
                                made.add("made");
                                return HealingSupervisor.builder().build();
                            },
                            true,
                            new FoundTargets(arming, List.of()),
                            new StartBlock(properties, false));

                    supervision.prepare(List.of(), List.of(), List.of(), false);
                    supervision.close();
                    supervision.begin();

                    assertThatThrownBy(supervision::supervisor).hasMessage("the application is closed");
                    assertThat(made).isEmpty();
                });
    }

    private static PlatformRungs nothingIsHandedOver() {
        throw new AssertionError("nothing is handed over");
    }

    private static Health health(ConfigurableApplicationContext application) {
        return application
                .getBean("healingHealthIndicator", HealthIndicator.class)
                .health();
    }

    private static List<String> names(ConfigurableApplicationContext application) {
        return application.getBean(HealingSupervisor.class).status().targets().stream()
                .map(TargetStatus::name)
                .toList();
    }

    private static Found feed(String name) {
        return new Found(
                name,
                "thing",
                Target.named(name)
                        .inside(context -> Reading.pass())
                        .when(
                                Diagnosis.Kind.LOCAL_FAULT,
                                Runbook.of(Remediation.named("cure", ignored -> RemediationResult.done("cured")))));
    }

    /** Finds nothing before it is let go. */
    static final class Slow implements TargetFinder {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public void find(Consumer<Found> supervision) {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            supervision.accept(feed("feed"));
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Feeds {

        @Bean
        Slow slow() {
            return new Slow();
        }
    }

    /** A finder that any application may have: it is asked before the start ends. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Counted {

        @Bean
        TargetFinder feeds() {
            return supervision -> supervision.accept(feed("feed"));
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Holds {

        @Bean
        Object holder(HealingSupervisor supervisor) {
            return supervisor.status();
        }
    }

    @EnableConfigurationProperties(PrunellaProperties.class)
    static class PropertiesOnly {}
}
