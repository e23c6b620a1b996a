// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import static dev.prunella.spring.declared.Annotated.application;
import static dev.prunella.spring.declared.Annotated.unowned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.spring.declared.Misuses.BadCause;
import dev.prunella.spring.declared.Misuses.BadDate;
import dev.prunella.spring.declared.Misuses.BadName;
import dev.prunella.spring.declared.Misuses.BadPeriod;
import dev.prunella.spring.declared.Misuses.BadTimeout;
import dev.prunella.spring.declared.Misuses.Dependent;
import dev.prunella.spring.declared.Misuses.Expired;
import dev.prunella.spring.declared.Misuses.Named;
import dev.prunella.spring.declared.Misuses.NeverCured;
import dev.prunella.spring.declared.Misuses.NoAnnotation;
import dev.prunella.spring.declared.Misuses.NoDate;
import dev.prunella.spring.declared.Misuses.NoKind;
import dev.prunella.spring.declared.Misuses.NoLook;
import dev.prunella.spring.declared.Misuses.NoTicket;
import dev.prunella.spring.declared.Misuses.PrivateMethod;
import dev.prunella.spring.declared.Misuses.Right;
import dev.prunella.spring.declared.Misuses.SameName;
import dev.prunella.spring.declared.Misuses.SameOrder;
import dev.prunella.spring.declared.Misuses.StaticMethod;
import dev.prunella.spring.declared.Misuses.TooOften;
import dev.prunella.spring.declared.Misuses.TwoLooks;
import dev.prunella.spring.declared.Misuses.TwoSeverities;
import dev.prunella.spring.declared.Misuses.WrongCure;
import dev.prunella.spring.declared.Misuses.WrongParameter;
import dev.prunella.spring.declared.Misuses.WrongReturn;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/** Annotations that cannot be obeyed stop the start, and the message says where they stand. */
@ExtendWith(OutputCaptureExtension.class)
class MisdeclaredBeansTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuses")
    <T> void stopsTheStartNamingBeanAndMethod(Class<T> type, Supplier<T> bean, String[] words) {
        stops(application().withBean("wrong", type, bean), words);
        stops(application().withBean("wrong", type, bean, definition -> definition.setLazyInit(true)), words);
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                misuse(NoAnnotation.class, NoAnnotation::new, "NoAnnotation.look", "@SelfHealing"),
                misuse(PrivateMethod.class, PrivateMethod::new, "PrivateMethod.look", "private"),
                misuse(StaticMethod.class, StaticMethod::new, "StaticMethod.look", "static"),
                misuse(WrongParameter.class, WrongParameter::new, "WrongParameter.look", "ProbeContext", "String"),
                misuse(WrongReturn.class, WrongReturn::new, "WrongReturn.look", "Reading", "got String"),
                misuse(WrongCure.class, WrongCure::new, "WrongCure.cure", "RemediationResult", "got int"),
                misuse(TwoLooks.class, TwoLooks::new, "TwoLooks.", "one @HealthProbe a side", "INSIDE"),
                misuse(BadTimeout.class, BadTimeout::new, "BadTimeout.look", "timeout", "soon"),
                misuse(SameOrder.class, SameOrder::new, "SameOrder.", "order", "LOCAL_FAULT", "got 0"),
                misuse(SameName.class, SameName::new, "SameName.", "name must be its own", "cure"),
                misuse(NoDate.class, NoDate::new, "NoDate.cure", "ticket and expires go together", "T-1"),
                misuse(NoTicket.class, NoTicket::new, "NoTicket.cure", "ticket and expires go together", "2030-01-01"),
                misuse(BadDate.class, BadDate::new, "BadDate.cure", "expires must be a day", "31.12.2030"),
                misuse(NeverCured.class, NeverCured::new, "NeverCured.cure", "DEPENDENCY_DOWN"),
                misuse(NoKind.class, NoKind::new, "NoKind.cure", "on must name a diagnosis"),
                misuse(BadCause.class, BadCause::new, "BadCause.cure", "cause name", "Not A Code"),
                misuse(TooOften.class, TooOften::new, "TooOften.cure", "attempts", "got 101"),
                misuse(BadPeriod.class, BadPeriod::new, "@SelfHealing: period", "often"),
                misuse(TwoSeverities.class, TwoSeverities::new, "severity of @SelfHealing", "INFO"),
                misuse(BadName.class, BadName::new, "name must be", "no name"));
    }

    private static <T> Arguments misuse(Class<T> type, Supplier<T> bean, String... words) {
        return Arguments.of(type, bean, words);
    }

    private static void stops(ApplicationContextRunner application, String... words) {
        application.run(context -> assertThat(getMostSpecificCause(context.getStartupFailure()))
                .isInstanceOf(MisdeclaredBeanException.class)
                .hasMessageContaining("bean 'wrong'")
                .hasMessageContainingAll(words));
    }

    @Test
    void wantsALookWhereNobodyKnowsHowToLook() {
        stops(application().withBean("wrong", NoLook.class, NoLook::new), "@HealthProbe", "INSIDE");
    }

    @Test
    void wantsAnOwnerForAuto() {
        stops(unowned().withBean("wrong", Right.class, Right::new), "prunella.targets.wrong.owner", "prunella.owner");
        unowned()
                .withBean("right", Right.class, Right::new)
                .withPropertyValues("prunella.targets.right.owner=team")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void wantsATargetForEachDependency() {
        stops(application().withBean("wrong", Dependent.class, Dependent::new), "dependsOn", "nobody-there");
    }

    @Test
    void wantsANameForEachBean() {
        stops(
                application().withBean("first", Named.class, Named::new).withBean("wrong", Named.class, Named::new),
                "'same'",
                "bean 'first'");
    }

    @Test
    void refusesWhatIsMadeForEachUse() {
        stops(
                application()
                        .withBean(
                                "wrong",
                                Right.class,
                                Right::new,
                                definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE)),
                "singleton");
        stops(application().withUserConfiguration(Scoped.class), "singleton");
    }

    @Test
    void refusesToStartInTheLoopWhatSpringStarts() {
        stops(
                application().withBean("wrong", StartedBySpring.class, StartedBySpring::new),
                "startInLoop",
                "Restartable");
    }

    @Test
    void refusesTheFactoryInPlaceOfWhatItMakes() {
        stops(application().withBean("wrong", Factory.class, Factory::new), "FactoryBean");
    }

    @Test
    void warnsOfACureThatHasExpired(CapturedOutput log) {
        application()
                .withBean("right", Expired.class, Expired::new)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(log).contains("right: cure was to be needed until 2020-12-31, see T-7");
    }

    @Test
    void leavesALazyBeanAloneThatTurnsOutWrongAfterTheStart(CapturedOutput log) {
        application().withUserConfiguration(Surprise.class).run(context -> {
            assertThat(context.getBean("surprise")).isNotNull();
            assertThat(log).contains("not supervised: bean 'surprise', method WrongReturn.look");
        });
    }

    @Test
    void isTheDescriptionOfTheFailedStart(CapturedOutput log) {
        SpringApplication application = new SpringApplication(Wrong.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThat(catchThrowable(application::run)).isNotNull();

        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains("Change the annotations at method WrongReturn.look of bean 'wrong'.");
    }

    @SelfHealing(startInLoop = true)
    static class StartedBySpring implements SmartLifecycle {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return true;
        }
    }

    @SelfHealing
    static class Factory implements FactoryBean<String> {
        @Override
        public String getObject() {
            return "made";
        }

        @Override
        public Class<?> getObjectType() {
            return String.class;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {
        @Bean
        @Scope(value = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
        Right wrong() {
            return new Right();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Surprise {
        @Bean
        @Lazy
        Object surprise() {
            return new WrongReturn();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({PrunellaAutoConfiguration.class, DeclaredAutoConfiguration.class})
    static class Wrong {
        @Bean
        WrongReturn wrong() {
            return new WrongReturn();
        }
    }
}
