// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.SloHandle;
import dev.prunella.detect.Reading;
import dev.prunella.guard.Guard;
import dev.prunella.guard.LimitPolicy;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.slo.MeterQuery;
import dev.prunella.slo.Sli;
import dev.prunella.slo.SliReading;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBuilder;
import dev.prunella.slo.SloStatus;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted for objectives: calls of guards, readings of probes, meters, and what the application counts itself. */
class ObjectivesTest {

    private static final Duration TICK = Duration.ofSeconds(10);

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private final Patient patient = new Patient("orders");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void countsTheCallsOfAGuard() { // REQ L1
        lab.start(patient.target());
        Traffic traffic = new Traffic(lab.supervisor.guard("orders"));
        SloHandle slo = lab.supervisor.slo(objective(Sli.guard("orders")));
        lab.pass(TICK);
        traffic.calls(100);
        traffic.failing = true;
        traffic.calls(7);
        lab.pass(TICK);
        assertThat(slo.status().good()).isEqualTo(100);
        assertThat(slo.status().bad()).isEqualTo(7);
        assertThat(slo.status().concerns()).containsExactly("orders");
    }

    @Test
    void whatABreakerDoesNotLetThroughIsNotGood() {
        Traffic traffic = new Traffic(lab.supervisor.guard("orders"));
        SloHandle slo = lab.supervisor.slo(objective(Sli.guard("orders")));
        lab.pass(TICK);
        traffic.failing = true;
        traffic.calls(100);
        lab.pass(TICK);
        assertThat(traffic.turnedAway).isPositive();
        assertThat(slo.status().bad()).isEqualTo(100);
    }

    @Test
    void aGuardThatIsMadeLaterIsFound() {
        SloHandle slo = lab.supervisor.slo(objective(Sli.guard("orders")));
        lab.pass(TICK);
        assertThat(slo.status().gap()).isEqualTo("there is no guard orders");
        Traffic traffic = new Traffic(lab.supervisor.guard("orders"));
        lab.pass(TICK);
        traffic.calls(3);
        lab.pass(TICK);
        assertThat(slo.status().good()).isEqualTo(3);
        assertThat(slo.status().gap()).isEmpty();
    }

    @Test
    void countsTheCallsOfAGuardThatTookTooLong() {
        Guard guard = lab.supervisor.guard(Guard.named("orders").limit(LimitPolicy.fixed(10)));
        SloHandle slo = lab.supervisor.slo(objective(Sli.guardLatency("orders", Duration.ofMillis(300))));
        lab.pass(TICK);
        time.run("caller", () -> {
            takes(guard, 100);
            takes(guard, 250);
            takes(guard, 400);
        });
        lab.pass(TICK);
        assertThat(slo.status().good()).isEqualTo(2);
        assertThat(slo.status().bad()).isEqualTo(1);
    }

    @Test
    void countsWhatAProbeSees() { // REQ X18: a dependency has an objective of its own
        lab.start(patient.target());
        SloHandle slo = lab.supervisor.slo(objective(Sli.probe("orders")));
        lab.pass(Duration.ofMinutes(10));
        assertThat(slo.status().good()).isBetween(59L, 60L);
        assertThat(slo.status().bad()).isZero();
        patient.curable = false;
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        patient.sick = false;
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.looksAtNanos).as("many more looks while it is sick").hasSizeGreaterThan(200);
        assertThat(slo.status().bad()).isBetween(29L, 32L);
    }

    @Test
    void whatAProbeCannotTellIsAGap() { // REQ F4
        lab.start(Target.named("orders").ownedBy("team").inside(context -> Reading.unknown("busy", "is busy")));
        SloHandle slo = lab.supervisor.slo(objective(Sli.probe("orders")));
        lab.pass(Duration.ofMinutes(1));
        assertThat(slo.status().gap()).startsWith("its probe cannot tell");
        assertThat(slo.status().budget().left()).isNaN();
    }

    @Test
    void whatIsNotMeantToRunSpendsNothing() {
        patient.curable = false;
        lab.start(patient.target());
        SloHandle slo = lab.supervisor.slo(objective(Sli.probe("orders")));
        lab.pass(Duration.ofMinutes(1));
        lab.handle("orders").desired(Actor.person("ann"), DesiredState.MAINTENANCE);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        assertThat(slo.status().bad()).isZero();
        assertThat(slo.status().gap()).isEqualTo("its target is meant to be in MAINTENANCE");
    }

    @Test
    void countsTheBucketsOfATimer() { // REQ T1
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        SloHandle slo =
                lab.supervisor.slo(objective(Sli.timer(registry, MeterQuery.named("http"), Duration.ofMillis(300))));
        lab.pass(TICK);
        assertThat(slo.status().gap()).isEqualTo("there is no meter http");
        Timer timer = Timer.builder("http")
                .serviceLevelObjectives(Duration.ofMillis(300))
                .register(registry);
        timer.record(Duration.ofMillis(5));
        lab.pass(TICK);
        timer.record(Duration.ofMillis(300));
        timer.record(Duration.ofMillis(301));
        timer.record(Duration.ofMinutes(2));
        lab.pass(TICK);
        assertThat(slo.status().good()).isEqualTo(1);
        assertThat(slo.status().bad()).isEqualTo(2);
        SloHandle other = lab.supervisor.slo(Slo.named("other")
                .measuredBy(Sli.timer(registry, MeterQuery.named("http"), Duration.ofMillis(200)))
                .objective(0.999)
                .ownedBy("team"));
        lab.pass(TICK);
        assertThat(other.status().gap()).isEqualTo("timer http has no bucket at 200 ms: set serviceLevelObjectives");
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatMisbehavesHurtsNobody(Misbehaviour how) {
        lab.start(patient.target());
        Business business = new Business(lab);
        SloHandle well = lab.supervisor.slo(business.objective("well"));
        SloHandle ill = lab.supervisor.slo(objective(Sli.of("trouble", () -> {
            how.happen(time);
            return null;
        })));
        business.goesOn(Duration.ofMinutes(2), 0);
        assertThat(well.status().good()).isGreaterThan(10_000);
        assertThat(ill.status().gap()).isNotEmpty().hasSizeLessThan(2_000);
        assertThat(ill.status().gaps()).isGreaterThan(10);
        assertThat(lab.supervisor.status().abandonedRuns()).isEqualTo(how.hangs() ? 1 : 0);
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void aSourceThatComesBackGoesOn() {
        SloHandle slo = lab.supervisor.slo(objective(Sli.of("slow", () -> {
            if (time.nanoTime() < Duration.ofSeconds(40).toNanos()) {
                time.pause(Duration.ofSeconds(25));
            }
            return SliReading.counts(time.nanoTime() / 1_000_000_000, time.nanoTime() / 1_000_000_000);
        })));
        lab.pass(Duration.ofMinutes(3));
        assertThat(slo.status().gap()).isEmpty();
        assertThat(slo.status().good()).isGreaterThan(60);
        assertThat(lab.supervisor.status().abandonedRuns()).isZero();
    }

    @Test
    void explainTellsOfIt() {
        lab.start(patient.target());
        lab.supervisor.slo(objective(Sli.probe("orders")));
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.handle("orders").explain().toString())
                .contains("slo mine: 99.9 % of probe of orders over 30 d, 100 % of the error budget is left")
                .contains("slo mine: page at 14.4 over 1 h and 5 min, now 0 and 0, 0 failures");
        assertThat(lab.supervisor.slos())
                .extracting(SloStatus::slo)
                .extracting(Slo::name)
                .containsExactly("mine");
    }

    @Test
    void aNameIsTakenOnceAndThereAreAHundredAtMost() { // INVARIANT 32
        Slo slo = objective(Sli.probe("orders")).build();
        lab.supervisor.slo(slo);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.supervisor.slo(slo))
                .withMessage("slo 'mine': name is taken");
        for (int i = 1; i < 100; i++) {
            lab.supervisor.slo(Slo.named("n" + i)
                    .measuredBy(Sli.probe("orders"))
                    .objective(0.99)
                    .ownedBy("team"));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> lab.supervisor.slo(Slo.named("more")
                        .measuredBy(Sli.probe("orders"))
                        .objective(0.99)
                        .ownedBy("team")))
                .withMessage("slo 'more': there are 100 objectives already");
    }

    @Test
    void aClosedSupervisorMeasuresNothing() {
        SloHandle slo = lab.supervisor.slo(objective(Sli.probe("orders")));
        lab.supervisor.shutdown();
        lab.pass(TICK);
        assertThat(slo.status().firing()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> lab.supervisor.slo(new Business(lab).objective("late")))
                .withMessage("slo 'late': the supervisor is closed");
    }

    @Test
    void aPauseOfTheProcessIsAGap() {
        AtomicLong skipped = new AtomicLong();
        HealingClock clock = new HealingClock() {
            @Override
            public long nanoTime() {
                return time.nanoTime() + skipped.get();
            }

            @Override
            public Instant wallTime() {
                return time.wallTime().plusNanos(skipped.get());
            }
        };
        try (Lab other = Lab.in(time, clock)) {
            Business business = new Business(other);
            SloHandle slo = other.supervisor.slo(business.objective("checkout"));
            business.goesOn(Duration.ofMinutes(10), 0);
            skipped.set(Duration.ofHours(2).toNanos());
            business.total.addAndGet(50_000);
            business.goesOn(Duration.ofMinutes(1), 0);
            assertThat(slo.status().firing()).isNull();
            assertThat(slo.status().bad()).isZero();
            assertThat(slo.status().gaps()).isEqualTo(1);
            assertThat(slo.status().budget().counts().seen()).isLessThan(Duration.ofMinutes(12));
        }
    }

    private void takes(Guard guard, long millis) {
        guard.<Boolean, RuntimeException>call(() -> {
            try {
                time.pause(Duration.ofMillis(millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
    }

    private static SloBuilder objective(Sli sli) {
        return Slo.named("mine").measuredBy(sli).objective(0.999).ownedBy("team");
    }
}
