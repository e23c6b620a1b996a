// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import static dev.prunella.spring.declared.Annotated.application;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.SelfHealing;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A guard that no call would ever reach stops the start. */
class MisguardedBeansTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuses")
    <T> void stopsTheStartNamingBeanAndMethod(Class<T> type, Supplier<T> bean, String[] words) {
        application()
                .withBean("wrong", type, bean)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MisdeclaredBeanException.class)
                        .hasMessageContaining("bean 'wrong'")
                        .hasMessageContainingAll(words));
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                misuse(FinalMethod.class, FinalMethod::new, "FinalMethod.call", "final method"),
                misuse(FinalInGuardedClass.class, FinalInGuardedClass::new, "FinalInGuardedClass.call", "final method"),
                misuse(PrivateMethod.class, PrivateMethod::new, "PrivateMethod.call", "private"),
                misuse(StaticMethod.class, StaticMethod::new, "StaticMethod.call", "static"),
                misuse(Probe.class, Probe::new, "Probe.look", "@HealthProbe"),
                misuse(NoName.class, NoName::new, "NoName.call", "1 to 100 characters"),
                misuse(BadSpan.class, BadSpan::new, "BadSpan.call", "within", "long"),
                misuse(PlainFuture.class, PlainFuture::new, "PlainFuture.call", "java.util.concurrent.Future"),
                misuse(Publisher.class, Publisher::new, "Publisher.call", "Flow$Publisher"));
    }

    private static <T> Arguments misuse(Class<T> type, Supplier<T> bean, String... words) {
        return Arguments.of(type, bean, words);
    }

    @Test
    void refusesAFinalClassWithoutAnInterface() {
        application()
                .withBean("wrong", FinalClass.class, FinalClass::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(MisdeclaredBeanException.class)
                        .rootCause()
                        .hasMessageContaining("bean 'wrong'"));
    }

    @Test
    void refusesAMethodThatTheProxyOfTheInterfaceDoesNotHave() {
        application()
                .withBean("wrong", Hidden.class, Hidden::new)
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MisdeclaredBeanException.class)
                        .hasMessageContainingAll("bean 'wrong'", "Hidden.call", "interface"));
    }

    static class FinalMethod {
        @Guarded("g")
        public final void call() {}
    }

    @Guarded("g")
    static class FinalInGuardedClass {
        public final void call() {}
    }

    static class PrivateMethod {
        @Guarded("g")
        @SuppressWarnings("UnusedMethod")
        private void call() {}
    }

    static class StaticMethod {
        @Guarded("g")
        static void call() {}
    }

    @SelfHealing
    static class Probe {
        @Guarded("g")
        @HealthProbe
        boolean look() {
            return true;
        }
    }

    static class NoName {
        @Guarded(" ")
        void call() {}
    }

    static class BadSpan {
        @Guarded(value = "g", within = "long")
        void call() {}
    }

    static class PlainFuture {
        @Guarded("g")
        Future<String> call() {
            throw new IllegalStateException();
        }
    }

    static class Publisher {
        @Guarded("g")
        Flow.Publisher<String> call() {
            throw new IllegalStateException();
        }
    }

    static final class FinalClass {
        @Guarded("g")
        void call() {}
    }

    static class Hidden implements Comparable<Hidden> {
        @Guarded("g")
        public void call() {}

        @Override
        public int compareTo(Hidden other) {
            return 0;
        }
    }
}
