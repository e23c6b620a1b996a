// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardStatus;
import dev.prunella.guard.LimitPolicy;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guards before targets: traffic wakes the probes, and the probes decide over traffic. */
// REQ P4
class GuardedTargetTest {

    private static final Actor ANN = Actor.person("ann");

    private final Lab lab = Lab.create();
    private final Patient patient = new Patient("orders");
    private final Traffic traffic = new Traffic(lab.supervisor.guard("orders"));

    @AfterEach
    void close() {
        lab.close();
    }

    private GuardStatus guard() {
        return lab.supervisor.guards().get(0);
    }

    private BreakerState state() {
        return guard().state();
    }

    @Test
    void aFailedCallWakesTheProbes() {
        lab.start(patient.target());
        patient.sick = true;
        traffic.failing = true;
        traffic.calls(1);
        lab.pass(Duration.ofMillis(250));
        assertThat(patient.treatments).as("long before the next look was due").hasSize(1);
    }

    @Test
    void aStormOfFailuresWakesThemOnceASecond() {
        lab.start(patient.target());
        int before = patient.looksAtNanos.size();
        traffic.failing = true;
        traffic.calls(19);
        lab.pass(Duration.ofMillis(500));
        int first = patient.looksAtNanos.size() - before;
        assertThat(first).isBetween(1, 5);
        lab.pass(Duration.ofSeconds(11));
        int quiet = patient.looksAtNanos.size();
        for (int i = 0; i < 100; i++) {
            traffic.calls(1);
            lab.pass(Duration.ofMillis(10));
        }
        assertThat(patient.looksAtNanos.size() - quiet).isLessThanOrEqualTo(3 * first);
    }

    @Test
    void theDiagnosisOpensItWithoutAnyTrafficAndTheVerdictLetsCallsThrough() {
        lab.start(patient.target(context -> {
            assertThat(state()).as("while it heals").isEqualTo(BreakerState.OPEN);
            return patient.treat(context);
        }));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(30));
        assertThat(patient.treatments).hasSize(1);
        assertThat(lab.supervisor.target("orders").status().health()).isEqualTo(Health.HEALTHY);
        assertThat(state()).as("nobody called, and its probes pass").isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whileItIsUnhealthyNoCallIsTriedHoweverLong() {
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(30));
        traffic.calls(10);
        assertThat(traffic.made).isZero();
        assertThat(guard().because()).isEqualTo("orders is unhealthy");
        patient.sick = false;
        lab.pass(Duration.ofSeconds(12));
        traffic.calls(10);
        assertThat(traffic.ok).isEqualTo(10);
        assertThat(state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void openedByTrafficItIsTriedAsSoonAsTheProbesPassAndNotByABlindTimer() {
        lab.start(patient.target());
        traffic.failing = true;
        traffic.calls(20);
        assertThat(state()).isEqualTo(BreakerState.OPEN);
        lab.pass(Duration.ofMillis(600));
        assertThat(state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(guard().because()).isEqualTo("its probes pass again");
        traffic.failing = false;
        traffic.calls(3);
        assertThat(state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void ifProbesPassAndCallsFailItIsTriedMoreAndMoreSeldom() {
        lab.start(patient.target());
        traffic.failing = true;
        traffic.calls(20);
        int made = traffic.made;
        for (int i = 0; i < 600; i++) {
            lab.pass(Duration.ofMillis(100));
            traffic.calls(1);
        }
        int tried = traffic.made - made;
        assertThat(tried).as("rounds of three trials within a minute").isBetween(9, 24);
    }

    @Test
    void inShadowItOnlyCounts() {
        lab.start(patient.target().mode(Mode.SHADOW));
        patient.sick = true;
        traffic.failing = true;
        traffic.calls(100);
        lab.pass(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo(BreakerState.CLOSED);
        assertThat(guard().wouldHaveOpened()).isPositive();
        assertThat(traffic.made).isEqualTo(100);
        assertThat(lab.handle("orders").explain().toString()).contains("guard orders: would have opened");
    }

    @Test
    void aGuardThatIsItselfInShadowOnlyCounts() {
        Traffic shadowed = new Traffic(
                lab.supervisor.guard(Guard.named("first").before("orders").mode(Mode.SHADOW)));
        lab.start(patient.target());
        shadowed.failing = true;
        shadowed.calls(100);
        assertThat(shadowed.made).isEqualTo(100);
    }

    @Test
    void whatAPersonForcedTheDiagnosisDoesNotChange() {
        lab.start(patient.target());
        lab.supervisor.guard("orders").forceClosed(ANN, "must pass");
        patient.curable = false;
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(BreakerState.FORCED_CLOSED);
        lab.supervisor.guard("orders").forceOpen(ANN, "stay out");
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void aGuardThatComesLateLearnsHowItsTargetStands() {
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(30));
        Traffic late = new Traffic(lab.supervisor.guard(Guard.named("late").before("orders")));
        late.calls(1);
        assertThat(late.turnedAway).isEqualTo(1);
    }

    @Test
    void whenSupervisionEndsCallsDecide() {
        patient.curable = false;
        TargetHandle handle = lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo(BreakerState.OPEN);
        handle.unsupervise();
        lab.pass(Duration.ofSeconds(2));
        traffic.calls(3);
        assertThat(state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void anOverloadDrawsTheLimitInAndShutsNobodyOut() {
        Guard limited =
                lab.supervisor.guard(Guard.named("limited").before("orders").limit(LimitPolicy.adaptive(20, 2, 200)));
        List<CompletableFuture<String>> underWay = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            limited.callAsync(CallOptions.plain(), () -> {
                CompletableFuture<String> stage = new CompletableFuture<>();
                underWay.add(stage);
                return stage;
            });
        }
        Probe slow = context -> patient.sick ? Reading.fail("slow", "takes too long") : Reading.pass();
        lab.start(Target.named("orders").ownedBy("team").inside(slow).outside(slow));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(30));
        GuardStatus status = lab.supervisor.guards().get(0);
        assertThat(status.guard()).isEqualTo("limited");
        assertThat(status.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(status.limit()).isEqualTo(6);
        underWay.forEach(stage -> stage.complete("done"));
        assertThat(limited.<String, RuntimeException>call(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void explainTellsOfIt() {
        lab.start(patient.target());
        traffic.failing = true;
        traffic.calls(20);
        assertThat(lab.handle("orders").explain().toString())
                .contains("guard orders: OPEN for 0 s, 20 of 20 calls failed")
                .contains("guard orders: 0 calls passed and 20 failed within 10 s");
    }
}
