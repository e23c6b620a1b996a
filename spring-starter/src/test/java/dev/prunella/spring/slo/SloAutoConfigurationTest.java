// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Reading;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.Sli;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloStatus;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.PrunellaAutoConfiguration;
import dev.prunella.target.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Objectives of beans and properties. */
class SloAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PrunellaAutoConfiguration.class, SloAutoConfiguration.class))
            .withPropertyValues("spring.application.name=orders");

    @Test
    void measuresEachOneThatPropertiesDescribe() {
        application
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "prunella.slos.checkout.guard=payments",
                        "prunella.slos.checkout.objective=0.999",
                        "prunella.slos.checkout.window=7d",
                        "prunella.slos.checkout.owner=team-checkout",
                        "prunella.slos.checkout.targets=payments,ledger",
                        "prunella.slos.fast.guard=payments",
                        "prunella.slos.fast.within=300ms",
                        "prunella.slos.fast.objective=0.99",
                        "prunella.slos.quick.timer=http.server.requests",
                        "prunella.slos.quick.tags.uri=/pay",
                        "prunella.slos.quick.within=300ms",
                        "prunella.slos.quick.objective=0.99",
                        "prunella.slos.served.meter=http.server.requests",
                        "prunella.slos.served.failed.outcome=SERVER_ERROR",
                        "prunella.slos.served.objective=0.999",
                        "prunella.slos.database.target=orders-db",
                        "prunella.slos.database.objective=0.9995",
                        "prunella.slos.database.severity=info")
                .run(context -> {
                    List<SloStatus> slos =
                            context.getBean(HealingSupervisor.class).slos();
                    assertThat(slos)
                            .extracting(each -> each.slo().sli().what())
                            .containsExactlyInAnyOrder(
                                    "calls of guard payments",
                                    "calls of guard payments within 300 ms",
                                    "timer http.server.requests uri=/pay within 300 ms",
                                    "bad meters http.server.requests outcome=SERVER_ERROR of http.server.requests",
                                    "probe of orders-db");
                    Slo checkout = named(slos, "checkout");
                    assertThat(checkout.window()).isEqualTo(Duration.ofDays(7));
                    assertThat(checkout.owner()).isEqualTo("team-checkout");
                    assertThat(checkout.targets()).containsExactlyInAnyOrder("payments", "ledger");
                    assertThat(named(slos, "database").owner()).isEqualTo("orders");
                });
    }

    private static Slo named(List<SloStatus> slos, String name) {
        return slos.stream()
                .map(SloStatus::slo)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void measuresEachBeanAndAnswersForIt() {
        application.withBean(Slo.class, SloAutoConfigurationTest::mails).run(context -> {
            context.getBean(HealingSupervisor.class);
            assertThat(answer(
                            context.getBeanProvider(HealingQuestion.class)
                                    .orderedStream()
                                    .toList(),
                            "slos"))
                    .asInstanceOf(InstanceOfAssertFactories.list(SloView.class))
                    .extracting(SloView::name, SloView::measuredBy, SloView::left)
                    .containsExactly(tuple("mails", "calls of guard mails", null));
        });
    }

    private static Object answer(List<HealingQuestion> questions, String question) {
        return questions.stream()
                .filter(each -> each.question().equals(question))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guard=payments|prunella.slos.one.objective does not fit, got nothing",
                "objective=0.9999999,guard=payments|slo 'one': objective",
                "objective=0.99|exactly one of guard, target, timer and meter must be set",
                "objective=0.99,guard=a,target=b|got guard=a, target=b",
                "objective=0.99,timer=t,within=1s|prunella.slos.one.timer does not fit, got t: there is no MeterRegistry",
                "objective=0.99,meter=m|prunella.slos.one.failed does not fit",
                "objective=0.99,guard=a,tags.uri=/|only a timer or a meter takes them",
                "objective=0.99,guard=|got guard=null, target=null",
                "objective=0.99,guard=,target=a,within=1s|only a guard or a timer takes it",
                "objective=0.99,target=a,within=1s|only a guard or a timer takes it",
                "objective=0.99,guard=a,within=-1s|prunella.slos.one.within does not fit, got PT-1S",
                "objective=0.99,guard=a,failed.outcome=x|only a meter takes it",
                "objective=0.99,guard=a,window=1m|window",
                "objective=0.99,guard=a,minimum-failures=0|minimumFailures"
            })
    void refusesToStartWithOneThatCannotBe(String properties, String told) {
        String[] all = properties.split(",");
        for (int i = 0; i < all.length; i++) {
            all[i] = "prunella.slos.one." + all[i];
        }
        application
                .withPropertyValues(all)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("prunella.slos.one")
                        .hasStackTraceContaining(told));
    }

    @Test
    void answersWhatIsLookedAfter() {
        application
                .withBean(
                        Target.class,
                        () -> Target.named("mails")
                                .ownedBy("team-mail")
                                .inside(context -> Reading.pass())
                                .build())
                .withPropertyValues("prunella.slos.post.target=mails", "prunella.slos.post.objective=0.99")
                .run(context -> assertThat(answer(
                                context.getBeanProvider(HealingQuestion.class)
                                        .orderedStream()
                                        .toList(),
                                "coverage"))
                        .asInstanceOf(InstanceOfAssertFactories.list(Coverage.Of.class))
                        .extracting(Coverage.Of::target, Coverage.Of::slos)
                        .containsExactly(tuple("mails", List.of("post"))));
    }

    @Test
    void refusesTwoOfOneName() {
        application
                .withBean(Slo.class, SloAutoConfigurationTest::mails)
                .withPropertyValues("prunella.slos.mails.guard=mails", "prunella.slos.mails.objective=0.99")
                .run(
                        context -> assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessage(
                                        "slo 'mails': name must be of one objective, got it of a bean and prunella.slos.mails"));
    }

    private static Slo mails() {
        return Slo.named("mails")
                .measuredBy(Sli.guard("mails"))
                .objective(0.99)
                .ownedBy("team-mail")
                .build();
    }
}
