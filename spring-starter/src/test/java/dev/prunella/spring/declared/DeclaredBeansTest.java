// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import static dev.prunella.spring.declared.Annotated.application;
import static dev.prunella.spring.declared.Annotated.inVirtualTime;
import static dev.prunella.spring.declared.Annotated.pass;
import static dev.prunella.spring.declared.Annotated.plan;
import static dev.prunella.spring.declared.Annotated.status;
import static dev.prunella.spring.declared.Annotated.supervised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of beans whose annotations are right. */
@ExtendWith(OutputCaptureExtension.class)
class DeclaredBeansTest {

    @Test
    void supervisesAnAnnotatedClassByTheNameOfItsBean(CapturedOutput log) {
        application().withBean("feed", Feed.class, Feed::new).run(context -> {
            assertThat(supervised(context)).containsExactly("feed");
            assertThat(status(context, "feed").mode()).isEqualTo(Mode.AUTO);
        });
        assertThat(log).contains("feed (annotated bean): AUTO, owner team-feed; prunella.targets.feed.mode changes it");
    }

    @Test
    void healsItByItsOwnMethod() {
        inVirtualTime().withBean("feed", Feed.class, Feed::new).run(context -> {
            Feed feed = context.getBean(Feed.class);
            pass(context, Duration.ofMinutes(1));
            feed.well = false;
            pass(context, Duration.ofMinutes(2));

            assertThat(feed.reconnects).hasValue(1);
            assertThat(status(context, "feed").health()).isEqualTo(Health.HEALTHY);
            assertThat(status(context, "feed").incidents()).isEqualTo(1);
        });
    }

    @Test
    void leavesItAloneWhileWhatItDependsOnIsDown() {
        inVirtualTime().withBean("feed", Feed.class, Feed::new).run(context -> {
            Feed feed = context.getBean(Feed.class);
            pass(context, Duration.ofMinutes(1));
            feed.broker = false;
            feed.well = false;
            pass(context, Duration.ofMinutes(2));

            assertThat(feed.reconnects).hasValue(0);
            assertThat(status(context, "feed").incident().diagnosis().kind()).isEqualTo(Diagnosis.Kind.DEPENDENCY_DOWN);
        });
    }

    @Test
    void takesWhatTheMethodThatMakesItSaysBeforeWhatItsClassSays(CapturedOutput log) {
        application()
                .withUserConfiguration(Renamed.class)
                .run(context -> assertThat(supervised(context)).containsExactly("quotes"));
        assertThat(log).contains("quotes (annotated bean): SHADOW, owner team-quotes");
    }

    @Test
    void putsPropertiesBeforeAnnotations() {
        application()
                .withBean("feed", Feed.class, Feed::new)
                .withPropertyValues("prunella.targets.feed.mode=approve", "prunella.mode=shadow")
                .run(context -> assertThat(status(context, "feed").mode()).isEqualTo(Mode.APPROVE));
        application()
                .withBean("feed", Feed.class, Feed::new)
                .withPropertyValues("prunella.targets.feed.enabled=false")
                .run(context -> assertThat(supervised(context)).isEmpty());
    }

    @Test
    void isPlainWherePrunellaIsDisabled() {
        application()
                .withBean("feed", Feed.class, Feed::new)
                .withPropertyValues("prunella.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(DeclaredPostProcessor.class)
                        .hasSingleBean(Feed.class));
    }

    @Test
    void runsItsRemediationsFromTheLightestToTheHeaviest() {
        application()
                .withBean("steps", Steps.class, Steps::new)
                .run(context -> assertThat(plan(context, "steps"))
                        .containsSubsequence("steps:light", "heavy")
                        .contains("LEAK"));
    }

    @Test
    void dependsOnWhatItHoldsItselfOrThroughOthers() {
        application().withUserConfiguration(Chain.class).run(context -> {
            DeclaredPostProcessor postProcessor = context.getBean(DeclaredPostProcessor.class);
            HeldBeans held = new HeldBeans(context.getBeanFactory(), postProcessor.declarations());
            assertThat(held.of("c")).containsExactly("b");
            assertThat(held.of("b")).containsExactly("a");
            assertThat(held.of("a")).isEmpty();
            assertThat(held.of("d")).isEmpty();
        });
    }

    @SelfHealing(owner = "team-feed", severity = Severity.WARNING, group = "feeds", period = "5s")
    static class Feed {
        volatile boolean well = true;
        volatile boolean broker = true;
        final AtomicInteger reconnects = new AtomicInteger();

        @HealthProbe
        boolean delivers() {
            return well;
        }

        @HealthProbe(side = Side.OUTSIDE, timeout = "500ms")
        Reading broker(ProbeContext context) {
            return broker ? Reading.pass() : Reading.fail("refused", "within " + context.remaining());
        }

        @Remediation
        void reconnect() {
            reconnects.incrementAndGet();
            well = true;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Renamed {
        @Bean
        @SelfHealing(name = "quotes", owner = "team-quotes", mode = Mode.SHADOW)
        Feed feed() {
            return new Feed();
        }
    }

    @SelfHealing
    static class Steps {
        @HealthProbe
        void looks() {}

        @Remediation(
                name = "heavy",
                order = 2,
                on = {Diagnosis.Kind.LOCAL_FAULT, Diagnosis.Kind.LEAK},
                attempts = 2)
        boolean heavy() {
            return true;
        }

        @Remediation(order = 1, causes = "unhealthy")
        void light() {}
    }

    record Between(Feed feed) {}

    @Configuration(proxyBeanMethods = false)
    static class Chain {
        @Bean
        Feed a() {
            return new Feed();
        }

        @Bean
        Between between(Feed a) {
            return new Between(a);
        }

        @Bean
        Holder b(Between between) {
            return new Holder(between);
        }

        @Bean
        Holder c(Holder b) {
            return new Holder(b);
        }

        @Bean
        Steps d() {
            return new Steps();
        }
    }

    @SelfHealing
    static class Holder {
        private final Object held;

        Holder(Object held) {
            this.held = held;
        }

        @HealthProbe
        boolean holds() {
            return held != null;
        }
    }
}
