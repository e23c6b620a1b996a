// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.aot;

import static dev.prunella.spring.declared.Annotated.supervised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.HealingSupervisor;
import dev.prunella.guard.GuardRejectedException;
import dev.prunella.model.Actor;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.spring.declared.DeclaredAutoConfiguration;
import dev.prunella.spring.endpoint.IncidentView;
import dev.prunella.spring.endpoint.TargetView;
import dev.prunella.spring.endpoint.TrailView;
import dev.prunella.spring.guarded.GuardedAutoConfiguration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** What Spring generates ahead of time for annotated beans: as far as a virtual machine can tell, without a native image. */
class AheadOfTimeTest {

    @Test
    void knowsTheMethodsThatAreFoundAndCalledByReflection() {
        RuntimeHints hints = generated(generation -> {}).getRuntimeHints();

        assertThat(hints)
                .matches(RuntimeHintsPredicates.reflection().onMethodInvocation(Feed.class, "delivers"))
                .matches(RuntimeHintsPredicates.reflection().onMethodInvocation(Feed.class, "reconnect"))
                .matches(RuntimeHintsPredicates.reflection().onType(Bank.class));
    }

    @Test
    void knowsWhatTheEndpointWritesAsJson() {
        RuntimeHints hints = new RuntimeHints();
        AotServices.factories().load(RuntimeHintsRegistrar.class).stream()
                .filter(each -> each.getClass().getName().startsWith("dev.prunella."))
                .forEach(each -> each.registerHints(hints, getClass().getClassLoader()));

        assertThat(hints)
                .matches(RuntimeHintsPredicates.reflection().onMethodInvocation(TrailView.class, "records"))
                .matches(RuntimeHintsPredicates.reflection().onMethodInvocation(TargetView.class, "health"))
                .matches(RuntimeHintsPredicates.reflection().onType(IncidentView.class));
    }

    @Test
    @CompileWithForkedClassLoader
    @SuppressWarnings("unchecked") // the generated class is one
    void supervisesAndGuardsWhatStartsFromGeneratedCode() {
        ClassName[] name = new ClassName[1];
        TestGenerationContext generation = generated(made -> name[0] = made);
        assertThat(generation.getGeneratedFiles().getGeneratedFiles(Kind.SOURCE))
                .isNotEmpty();

        TestCompiler.forSystem().with(generation).compile(compiled -> {
            ApplicationContextInitializer<GenericApplicationContext> initializer =
                    compiled.getInstance(ApplicationContextInitializer.class, name[0].toString());
            try (GenericApplicationContext context = new GenericApplicationContext()) {
                owned(context);
                initializer.initialize(context);
                context.refresh();

                assertThat(supervised(context)).containsExactly("feed", "quotes");
                context.getBean(HealingSupervisor.class).guard("bank").forceOpen(Actor.person("ann"), "test");
                assertThatThrownBy(context.getBean(Bank.class)::pay).isInstanceOf(GuardRejectedException.class);
            }
        });
    }

    private static TestGenerationContext generated(Consumer<ClassName> initializer) {
        TestGenerationContext generation = new TestGenerationContext(AheadOfTimeTest.class);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            owned(context);
            context.register(
                    PrunellaAutoConfiguration.class,
                    DeclaredAutoConfiguration.class,
                    GuardedAutoConfiguration.class,
                    Application.class);
            initializer.accept(new ApplicationContextAotGenerator().processAheadOfTime(context, generation));
        }
        generation.writeGeneratedContent();
        return generation;
    }

    private static void owned(GenericApplicationContext context) {
        TestPropertyValues.of("prunella.owner=team").applyTo(context);
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {
        @Bean
        Feed feed() {
            return new Feed();
        }

        @Bean
        @SelfHealing(name = "quotes")
        Quotes prices() {
            return new Quotes();
        }

        @Bean
        Bank bank() {
            return new Bank();
        }
    }

    @SelfHealing
    static class Feed {
        @HealthProbe
        boolean delivers() {
            return true;
        }

        @Remediation
        void reconnect() {}
    }

    static class Quotes {
        @HealthProbe
        void look() {}
    }

    static class Bank {
        @Guarded("bank")
        String pay() {
            return "paid";
        }
    }
}
