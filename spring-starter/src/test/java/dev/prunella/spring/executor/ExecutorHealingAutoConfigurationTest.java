// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.spring.PrunellaAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@ExtendWith(OutputCaptureExtension.class)
class ExecutorHealingAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PrunellaAutoConfiguration.class, ExecutorHealingAutoConfiguration.class));

    private final ApplicationContextRunner withMail = application.withBean(
            "mail", ThreadPoolTaskExecutor.class, ExecutorHealingAutoConfigurationTest::twoWorkers);

    @Test
    void supervisesExecutorsAndSchedulersByTheNamesOfTheirBeans(CapturedOutput log) {
        withMail.withBean("nightly", ThreadPoolTaskScheduler.class, ThreadPoolTaskScheduler::new)
                .run(context -> assertThat(supervised(context)).containsExactly("mail", "nightly"));

        assertThat(log)
                .contains("mail (executor): SHADOW, owner nobody; prunella.targets.mail.mode changes it")
                .contains("nightly (scheduler): SHADOW");
    }

    @Test
    void supervisesTheLazyExecutorOfSpringBoot() {
        application
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .run(context -> assertThat(supervised(context)).containsExactly("applicationTaskExecutor"));
    }

    @Test
    void leavesOneAloneByName() {
        withMail.withPropertyValues("prunella.targets.mail.enabled=false").run(context -> {
            assertThat(supervised(context)).isEmpty();
            assertThat(handlerOf(context)).isInstanceOf(ThreadPoolExecutor.AbortPolicy.class);
        });
    }

    @Test
    void findsNothingWhenDisabled() {
        for (String property : List.of("prunella.enabled=false", "prunella.executor.enabled=false")) {
            withMail.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(ExecutorPostProcessor.class)
                            .hasSingleBean(ThreadPoolTaskExecutor.class));
        }
    }

    @Test
    void leavesAloneWhatIsMadeForEachUse() {
        application
                .withBean(
                        "many",
                        ThreadPoolTaskExecutor.class,
                        ExecutorHealingAutoConfigurationTest::twoWorkers,
                        definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
                .run(context -> {
                    context.getBean("many", ThreadPoolTaskExecutor.class).shutdown();
                    assertThat(supervised(context)).isEmpty();
                });
    }

    @Test
    void leavesAloneWhatHasNoThreadPoolOfTheJdk() {
        application
                .withBean("own", ThreadPoolTaskScheduler.class, OtherScheduler::new)
                .run(context -> assertThat(supervised(context)).isEmpty());
    }

    @Test
    void staysInShadowUntilItIsArmedByName() {
        String[] auto = {"prunella.mode=auto", "prunella.owner=team"};
        withMail.withPropertyValues(auto)
                .run(context -> assertThat(status(context).mode()).isEqualTo(Mode.SHADOW));
        withMail.withPropertyValues(auto)
                .withPropertyValues("prunella.targets.mail.mode=auto")
                .run(context -> assertThat(status(context).mode()).isEqualTo(Mode.AUTO));
    }

    @Test
    void isNotHandedOverToThePlatform() {
        withMail.withPropertyValues("prunella.targets.mail.hand-over=readiness")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("prunella.targets.mail.hand-over")
                        .hasMessageContaining("readiness"));
    }

    @Test
    void refusesAPatienceOfNothing() {
        withMail.withPropertyValues("prunella.executor.patience=0s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("patience")
                        .hasMessageContaining("PT0S"));
    }

    @Test
    void givesTheExecutorBackWhenTheContextStops() {
        withMail.run(context -> {
            assertThat(handlerOf(context)).isNotInstanceOf(ThreadPoolExecutor.AbortPolicy.class);
            context.getSourceApplicationContext().stop();
            assertThat(handlerOf(context)).isInstanceOf(ThreadPoolExecutor.AbortPolicy.class);
            context.getSourceApplicationContext().start();
            assertThat(supervised(context)).containsExactly("mail");
        });
    }

    /** Spring stops executors in the last phase of the start, which is the first of the end. */
    @Test
    void endsBeforeTheExecutorsDo() {
        AtomicReference<HealingSupervisor> supervisor = new AtomicReference<>();
        List<String> doneAtTheEnd = new ArrayList<>();
        withMail.withBean(
                        SmartLifecycle.class,
                        () -> new Ending(() -> doneAtTheEnd.add(
                                supervisor.get().target("mail").status().phase())))
                .run(context -> supervisor.set(context.getBean(HealingSupervisor.class)));

        assertThat(doneAtTheEnd).containsExactly("not supervised");
    }

    // FAULT-F18
    @Test
    void workersThatWaitForeverAreAnIncidentUntilTheyAreReleased() {
        withMail.withPropertyValues(
                        "prunella.executor.patience=300ms",
                        "prunella.targets.mail.period=50ms",
                        "prunella.targets.mail.severity=info")
                .run(context -> {
                    ThreadPoolTaskExecutor mail = context.getBean("mail", ThreadPoolTaskExecutor.class);
                    CountDownLatch release = new CountDownLatch(1);
                    await().until(() -> status(context).health() == Health.HEALTHY);

                    for (int i = 0; i < 3; i++) {
                        mail.execute(() -> passes(release));
                    }
                    await().until(() -> status(context).incident() != null);
                    assertThat(status(context).incident().diagnosis().kind()).isEqualTo(Diagnosis.Kind.STALLED);
                    assertThat(status(context).health()).isEqualTo(Health.UNHEALTHY);

                    release.countDown();
                    await().until(() -> status(context).incident() == null);
                    assertThat(status(context).health()).isNotEqualTo(Health.UNHEALTHY);
                });
    }

    private static void passes(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolTaskExecutor twoWorkers() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(2);
        return executor;
    }

    private static RejectedExecutionHandler handlerOf(ApplicationContext context) {
        return context.getBean("mail", ThreadPoolTaskExecutor.class)
                .getThreadPoolExecutor()
                .getRejectedExecutionHandler();
    }

    private static TargetStatus status(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).target("mail").status();
    }

    private static List<String> supervised(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).status().targets().stream()
                .map(TargetStatus::name)
                .toList();
    }

    /** Ends when executors do. */
    private static final class Ending implements SmartLifecycle {

        private final Runnable end;
        private boolean running;

        Ending(Runnable end) {
            this.end = end;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            end.run();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    /** Not one of the JDK's thread pools. */
    private static final class OtherScheduler extends ThreadPoolTaskScheduler {

        @Override
        protected ScheduledExecutorService createExecutor(
                int poolSize, ThreadFactory threadFactory, RejectedExecutionHandler handler) {
            return Executors.newSingleThreadScheduledExecutor(threadFactory);
        }
    }
}
