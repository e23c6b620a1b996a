// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import static dev.prunella.spring.declared.Annotated.inVirtualTime;
import static dev.prunella.spring.declared.Annotated.pass;
import static dev.prunella.spring.declared.Annotated.plan;
import static dev.prunella.spring.declared.Annotated.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.model.Health;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.testkit.junit.NoLeakedThreads;
import dev.prunella.testkit.time.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application of components of which one dies: beans, proxies and traffic are real, the supervisor's time is not. */
@ExtendWith({NoLeakedThreads.class, OutputCaptureExtension.class})
class ComponentsHealedTest {

    private final ApplicationContextRunner application = inVirtualTime().withUserConfiguration(Parts.class);

    @Test
    void restartsWhatDiedAndThenInOrderWhatHoldsItAndNothingElse() {
        application.run(context -> {
            Diary diary = context.getBean(Diary.class);
            pass(context, Duration.ofMinutes(2));
            diary.entries.clear();
            try (Traffic traffic = new Traffic(context.getBean("d", Part.class)::serve)) {
                context.getBean("a", Part.class).die();
                pass(context, Duration.ofMinutes(10));
                await().until(() -> traffic.served.get() > 1_000);
                assertThat(traffic.lost).hasValue(0);
            }

            assertThat(diary.entries)
                    .filteredOn(each -> each.contains("start"))
                    .containsExactly("a started", "b started", "c started");
            assertThat(diary.entries).containsSubsequence("b stopped", "b started", "c stopped", "c started");
            for (String each : List.of("a", "b", "c")) {
                assertThat(status(context, each).health()).isEqualTo(Health.HEALTHY);
                assertThat(status(context, each).incidents()).isEqualTo(1);
            }
            assertThat(status(context, "d").incidents()).isZero();
        });
    }

    @Test
    void knowsAtOnceThatOneHasDied() {
        application.run(context -> {
            Diary diary = context.getBean(Diary.class);
            pass(context, Duration.ofMinutes(2));
            diary.entries.clear();

            context.getBean("a", Part.class).die();
            pass(context, Duration.ofSeconds(3));

            assertThat(diary.entries).startsWith("a started");
        });
    }

    @Test
    void startsAgainWithBackoffWhatFailsAtItsStartUntilAPersonIsTold() {
        Told told = new Told();
        inVirtualTime()
                .withBean("broken", Broken.class, Broken::new)
                .withBean(EscalationChannel.class, () -> told)
                .run(context -> {
                    Broken broken = context.getBean(Broken.class);
                    broken.time = context.getBean(FakeTime.class);
                    await().until(() -> broken.starts.size() == 1);
                    pass(context, Duration.ofMinutes(15));

                    int most = status(context, "broken").intensity().perIncident();
                    assertThat(broken.starts).hasSize(1 + most);
                    assertThat(gaps(broken.starts)).isSorted().allMatch(gap -> gap > 500);
                    assertThat(told.all).isNotEmpty();
                    assertThat(status(context, "broken").health()).isNotEqualTo(Health.HEALTHY);
                });
    }

    @Test
    void triesItsOwnRemediationsBeforeTheRestartAndSaysTheWorstCase(CapturedOutput log) {
        application.run(
                context -> assertThat(plan(context, "c")).containsSubsequence("c:refresh", "component:restart"));
        assertThat(log)
                .containsPattern(
                        "c \\(component\\): AUTO, owner team;.* at the worst \\d+ starts an incident, \\d+ over 3 levels");
    }

    @Test
    void isNotRestartedWhereItMustNotBe() {
        inVirtualTime().withBean("fixed", Fixed.class, Fixed::new).run(context -> {
            pass(context, Duration.ofMinutes(2));
            context.getBean(Fixed.class).running.set(false);
            pass(context, Duration.ofMinutes(10));
            assertThat(context.getBean(Fixed.class).running).isFalse();
        });
    }

    private static List<Long> gaps(List<Long> starts) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 2; i < starts.size(); i++) {
            gaps.add(starts.get(i) - starts.get(i - 1));
        }
        return gaps;
    }

    /** What was done, in its order. */
    static final class Diary {
        final List<String> entries = new CopyOnWriteArrayList<>();
    }

    @SelfHealing
    static class Part implements SmartLifecycle {
        private final String name;
        private final Diary diary;
        private final ApplicationEventPublisher events;
        private volatile boolean running;

        Part(String name, Diary diary, ApplicationEventPublisher events) {
            this.name = name;
            this.diary = diary;
            this.events = events;
        }

        @Override
        public void start() {
            running = true;
            diary.entries.add(name + " started");
        }

        @Override
        public void stop() {
            running = false;
            diary.entries.add(name + " stopped");
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        void die() {
            running = false;
            events.publishEvent(new ComponentDied(this, new IOException("gone")));
        }

        boolean serve() {
            return running;
        }
    }

    static class Dispatcher extends Part {
        Dispatcher(Diary diary, ApplicationEventPublisher events) {
            super("c", diary, events);
        }

        @HealthProbe
        boolean dispatches() {
            return true;
        }

        @Remediation(causes = "unhealthy")
        void refresh() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {
        @Bean
        Diary diary() {
            return new Diary();
        }

        @Bean
        Part a(Diary diary, ApplicationEventPublisher events) {
            return new Part("a", diary, events);
        }

        @Bean
        Part b(Diary diary, ApplicationEventPublisher events, Part a) {
            assertThat(a).isNotNull();
            return new Part("b", diary, events);
        }

        @Bean
        Dispatcher c(Diary diary, ApplicationEventPublisher events, Part b) {
            assertThat(b).isNotNull();
            return new Dispatcher(diary, events);
        }

        @Bean
        Part d(Diary diary, ApplicationEventPublisher events) {
            return new Part("d", diary, events);
        }
    }

    @SelfHealing(startInLoop = true)
    static class Broken implements Restartable {
        final List<Long> starts = new CopyOnWriteArrayList<>();
        volatile FakeTime time;

        @Override
        public void start() throws IOException {
            starts.add(time == null ? 0 : time.nanoTime() / 1_000_000);
            throw new IOException("never");
        }

        @Override
        public void stop(Duration limit) {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    @SelfHealing(restart = false)
    static class Fixed implements Restartable {
        final AtomicBoolean running = new AtomicBoolean(true);

        @Override
        public void start() {
            running.set(true);
        }

        @Override
        public void stop(Duration limit) {
            running.set(false);
        }

        @Override
        public boolean isRunning() {
            return running.get();
        }
    }

    private static final class Told implements EscalationChannel {
        final List<Escalation> all = new CopyOnWriteArrayList<>();

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
