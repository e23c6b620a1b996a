// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LI_Result;

/** A window that begins while calls end: nothing from before is in it, and nothing of it is forgotten. */
final class WindowRaces {

    private static final dev.prunella.model.Actor PERSON = dev.prunella.model.Actor.person("ann");
    private static final int PARTS = 20;

    private WindowRaces() {}

    /** A call that began before a person closed the breaker ends at that moment. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "counted for the meters, and not in the window")
    @State
    public static class AFailureFromBeforeAClosing {
        private final GuardControl control = new GuardControl(Guard.named("orders"), new Rig());
        private final CompletableFuture<Integer> call = new CompletableFuture<>();

        public AFailureFromBeforeAClosing() {
            control.guard().callAsync(CallOptions.plain(), () -> call);
        }

        @Actor
        public void fails() {
            call.completeExceptionally(new Rig.Failure());
        }

        @Actor
        public void closes() {
            control.guard().automatic(PERSON);
        }

        @Arbiter
        public void counts(II_Result result) {
            result.r1 = (int) control.status().window().failed();
            result.r2 = (int) control.ever().failed();
        }
    }

    /** Two calls on trial pass at once, each of which closes the breaker; after the one has closed it a call fails. */
    @JCStressTest
    @Outcome(id = "CLOSED, 1", expect = ACCEPTABLE, desc = "closed, and the failure since then is known")
    @State
    public static class AClosingThatCameTooLate {
        private final GuardControl control = onTrial(new Rig(), 2, 1.0);
        private final CompletableFuture<Integer> one = new CompletableFuture<>();
        private final CompletableFuture<Integer> other = new CompletableFuture<>();

        public AClosingThatCameTooLate() {
            control.guard().callAsync(CallOptions.plain(), () -> one);
            control.guard().callAsync(CallOptions.plain(), () -> other);
        }

        @Actor
        public void passes() {
            one.complete(1);
        }

        @Actor
        public void passesAndFails() {
            other.complete(1);
            fail(control.guard());
        }

        @Arbiter
        public void counts(LI_Result result) {
            result.r1 = control.state();
            result.r2 = (int) control.status().window().failed();
        }
    }

    /** The beat moves the beginning of the window while calls fail: the window before, that after, and all. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, 2", "0, 1, 2", "0, 2, 2", "1, 0, 2", "1, 1, 2", "2, 0, 2"},
            expect = ACCEPTABLE,
            desc = "no failure is in both, none is lost for ever")
    @State
    public static class FailuresWhileTheWindowMoves {
        private final Stripes stripes = Rig.stripes();
        private final Tally tally = new Tally(stripes, 0);
        private final OutcomeWindow window = new OutcomeWindow(stripes, PARTS, tally);
        private int before;

        @Actor
        public void fail() {
            tally.failed(false);
            tally.failed(true);
        }

        @Actor
        public void beats() {
            before = (int) tally.failures();
            for (int beat = 1; beat <= PARTS + 1; beat++) {
                window.beat(beat, tally);
            }
        }

        @Arbiter
        public void counts(III_Result result) {
            result.r1 = before;
            result.r2 = (int) window.failures(tally);
            result.r3 = (int) tally.failures();
        }
    }

    /** A half-open one with this many places. */
    static GuardControl onTrial(Rig rig, int places, double share) {
        BreakerPolicy policy = BreakerPolicy.ofDefaults()
                .opensAt(share, 2, Duration.ofSeconds(10))
                .tries(places, Duration.ofSeconds(30));
        GuardControl control = new GuardControl(Guard.named("orders").breaker(policy), rig);
        fail(control.guard());
        fail(control.guard());
        rig.pass(policy.firstWait().toNanos());
        control.beat(rig.now);
        return control;
    }

    static void fail(Guard guard) {
        try {
            guard.call(() -> {
                throw new Rig.Failure();
            });
        } catch (Rig.Failure e) {
            return;
        }
    }
}
