// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.prunella.model.Health;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** What calls, probes and the beat say at one moment. */
final class VerdictRaces {

    private VerdictRaces() {}

    /** Two calls fail, which are as many as it takes: where it stands, and how often that was told. */
    @JCStressTest
    @Outcome(id = "OPEN, 1", expect = ACCEPTABLE, desc = "opened, once")
    @State
    public static class TwoFailuresThatOpenIt {
        private final Rig rig = new Rig();
        private final GuardControl control = new GuardControl(
                Guard.named("orders").breaker(BreakerPolicy.ofDefaults().opensAt(1.0, 2, Duration.ofSeconds(10))), rig);

        @Actor
        public void one() {
            WindowRaces.fail(control.guard());
        }

        @Actor
        public void other() {
            WindowRaces.fail(control.guard());
        }

        @Arbiter
        public void stands(LI_Result result) {
            result.r1 = control.state();
            result.r2 = rig.told.get();
        }
    }

    /** Of three trials one passed and one failed; two more end now, and each of them decides: where it stands, how often it was told. */
    @JCStressTest
    @Outcome(
            id = {"CLOSED, 1", "OPEN, 1"},
            expect = ACCEPTABLE,
            desc = "closed or open, and moved once")
    @State
    public static class WellAndIllAtOnce {
        private final Rig rig = new Rig();
        private final GuardControl control = WindowRaces.onTrial(rig, 3, 0.5);
        private final CompletableFuture<Integer> passing = new CompletableFuture<>();
        private final CompletableFuture<Integer> failing = new CompletableFuture<>();

        public WellAndIllAtOnce() {
            control.guard().call(() -> 1);
            WindowRaces.fail(control.guard());
            control.guard().callAsync(CallOptions.plain(), () -> passing);
            control.guard().callAsync(CallOptions.plain(), () -> failing);
            rig.told.set(0);
        }

        @Actor
        public void passes() {
            passing.complete(1);
        }

        @Actor
        public void fails() {
            failing.completeExceptionally(new Rig.Failure());
        }

        @Arbiter
        public void stands(LI_Result result) {
            result.r1 = control.state();
            result.r2 = rig.told.get();
        }
    }

    /** The target is diagnosed while a call on trial closes the breaker. */
    @JCStressTest
    @Outcome(id = "OPEN", expect = ACCEPTABLE, desc = "open: a diagnosis is told once, and must not be lost")
    @State
    public static class ADiagnosisWhileTrialsPass {
        private final Rig rig = new Rig();
        private final GuardControl control = WindowRaces.onTrial(rig, 1, 1.0);
        private final CompletableFuture<Integer> call = new CompletableFuture<>();

        public ADiagnosisWhileTrialsPass() {
            control.guard().callAsync(CallOptions.plain(), () -> call);
        }

        @Actor
        public void passes() {
            call.complete(1);
        }

        @Actor
        public void diagnoses() {
            rig.health = Health.UNHEALTHY;
            control.stands(Health.UNHEALTHY);
        }

        @Arbiter
        public void stands(L_Result result) {
            result.r1 = control.state();
        }
    }

    /** The target is diagnosed anew while the beat lets calls on trial, as its probes had passed. */
    @JCStressTest
    @Outcome(id = "OPEN", expect = ACCEPTABLE, desc = "open: no call is tried while it is known to be ill")
    @State
    public static class ADiagnosisWhileItHalfOpens {
        private final Rig rig = new Rig();
        private final GuardControl control = new GuardControl(Guard.named("orders"), rig);

        public ADiagnosisWhileItHalfOpens() {
            stands(Health.UNHEALTHY);
            stands(Health.HEALTHY);
            stands(Health.UNHEALTHY); // on trial by now: it waits before it tries again
            stands(Health.HEALTHY);
            rig.now = BreakerPolicy.ofDefaults().longestWait().toNanos();
        }

        @Actor
        public void beats() {
            control.beat(rig.now);
        }

        private void stands(Health health) {
            rig.health = health;
            control.stands(health);
        }

        @Actor
        public void diagnoses() {
            stands(Health.UNHEALTHY);
        }

        @Arbiter
        public void state(L_Result result) {
            result.r1 = control.state();
        }
    }
}
