// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.TargetStatus;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.SupervisorCustomizer;
import dev.prunella.spring.guarded.GuardedAutoConfiguration;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Applications with annotated beans, and what is known of them. */
public final class Annotated {

    private Annotated() {}

    /** Without an owner. */
    public static ApplicationContextRunner unowned() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PrunellaAutoConfiguration.class,
                        DeclaredAutoConfiguration.class,
                        GuardedAutoConfiguration.class));
    }

    /** Owned by {@code team}. */
    public static ApplicationContextRunner application() {
        return unowned().withPropertyValues("prunella.owner=team");
    }

    /** Whose supervisor lives in virtual time. */
    public static ApplicationContextRunner inVirtualTime() {
        return application().withBean(FakeTime.class, FakeTime::create).withBean(Virtual.class, Virtual::new);
    }

    /** Has the supervisor live in the virtual time of the context. */
    static final class Virtual implements SupervisorCustomizer, BeanFactoryAware {

        private BeanFactory beans;

        @Override
        public void setBeanFactory(BeanFactory factory) {
            beans = factory;
        }

        @Override
        public void customize(SupervisorBuilder supervisor) {
            FakeTime time = beans.getBean(FakeTime.class);
            supervisor.clock(time).scheduler(time).randomness(time.randomness());
        }
    }

    public static void pass(ApplicationContext context, Duration time) {
        context.getBean(FakeTime.class).advance(time);
    }

    public static List<String> supervised(ApplicationContext context) {
        return context.getBean(HealingSupervisor.class).status().targets().stream()
                .map(TargetStatus::name)
                .sorted()
                .toList();
    }

    public static TargetStatus status(ApplicationContext context, String target) {
        return context.getBean(HealingSupervisor.class).target(target).status();
    }

    /** The plan of all that may be done to a target. */
    public static String plan(ApplicationContext context, String target) {
        return context.getBean(HealingSupervisor.class).target(target).dryRun().toString();
    }
}
