// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.junit.NoLeakedThreads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

@ExtendWith({NoLeakedThreads.class, OutputCaptureExtension.class})
class AfterStartTest {

    private final List<String> course = new CopyOnWriteArrayList<>();

    @Test
    void doesAtOnceWhatNoApplicationHasToStartFor() {
        new ApplicationContextRunner().run(context -> {
            AfterStart afterStart = new AfterStart(context.getSourceApplicationContext());

            assertThat(afterStart.isToCome()).isFalse();
            afterStart.run(() -> course.add(Thread.currentThread().getName()));
        });

        assertThat(course).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void waitsUntilTheApplicationIsReady() {
        try (var application = run(afterStart -> {
            assertThat(afterStart.isToCome()).isTrue();
            afterStart.run(() -> course.add("first on " + Thread.currentThread().getName()));
            afterStart.run(() -> course.add("second"));
        })) {
            await().until(() -> course.contains("second"));

            assertThat(course).containsExactly("ready", "first on prunella-start", "second");
            assertThat(application.getBean(AfterStart.class).isToCome()).isFalse();
        }
    }

    @Test
    void doesNotWaitForARunnerThatDoesNotReturn() {
        CountDownLatch done = new CountDownLatch(1);
        ApplicationRunner runner = arguments -> {
            done.await();
            course.add("runner");
        };
        try (var application = run(
                afterStart -> afterStart.run(() -> {
                    course.add("task");
                    done.countDown();
                }),
                runner)) {
            assertThat(course).containsExactly("task", "runner", "ready");
        }
    }

    @Test
    void logsWhatThrowsAndGoesOn(CapturedOutput log) {
        try (var application = run(afterStart -> {
            afterStart.run(() -> {
                throw new IllegalStateException("no luck");
            });
            afterStart.run(() -> course.add("done"));
        })) {
            await().until(() -> course.contains("done"));
        }

        assertThat(log).contains("ERROR", "no luck");
    }

    @Test
    void dropsWhatIsStillToBeDoneWhenTheStartFails() {
        ApplicationRunner broken = arguments -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> run(afterStart -> afterStart.run(() -> course.add("task")), broken))
                .hasMessageContaining("broken");
        assertThat(course).isEmpty();
    }

    private ConfigurableApplicationContext run(Consumer<AfterStart> beforeTheStart, ApplicationRunner... runners) {
        return new SpringApplicationBuilder(Bare.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(AfterStart.class, () -> new AfterStart(context));
                    beans.registerBean(Told.class, () -> new Told(course));
                    for (ApplicationRunner each : runners) {
                        beans.registerBean(ApplicationRunner.class, () -> each);
                    }
                    context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>)
                            refreshed -> beforeTheStart.accept(bean(refreshed.getApplicationContext())));
                })
                .run();
    }

    private static AfterStart bean(ApplicationContext context) {
        return context.getBean(AfterStart.class);
    }

    /** Stands in for whoever waits for the application; told before us, as otherwise the two threads would race. */
    record Told(List<String> course) implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            course.add("ready");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Bare {}
}
