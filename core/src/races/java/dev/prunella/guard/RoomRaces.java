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
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Room of which there is for one, when two come. */
final class RoomRaces {

    private RoomRaces() {}

    /** Two calls, and a limit of one. */
    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "one of them enters")
    @State
    public static class ALimitOfOne {
        private final ConcurrencyLimit limit = new ConcurrencyLimit(1);

        @Actor
        public void one(II_Result result) {
            result.r1 = limit.enter(Priority.CRITICAL) ? 1 : 0;
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = limit.enter(Priority.CRITICAL) ? 1 : 0;
        }
    }

    /** Calls that enter and leave: how many are under way then. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "who has left takes no room")
    @State
    public static class EnteringAndLeaving {
        private final ConcurrencyLimit limit = new ConcurrencyLimit(1);

        @Actor
        public void one() {
            if (limit.enter(Priority.CRITICAL)) {
                limit.leave();
            }
        }

        @Actor
        public void other() {
            if (limit.enter(Priority.CRITICAL)) {
                limit.leave();
            }
        }

        @Arbiter
        public void underWay(I_Result result) {
            result.r1 = limit.underWay();
        }
    }

    /** A call enters while the peak is asked for, and stays: what is said then, and the next time. */
    @JCStressTest
    @Outcome(
            id = {"0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "who is under way is in the next peak")
    @State
    public static class ThePeakIsAskedFor {
        private final ConcurrencyLimit limit = new ConcurrencyLimit(1);

        @Actor
        public void enters() {
            limit.enter(Priority.CRITICAL);
        }

        @Actor
        public void asks(II_Result result) {
            result.r1 = limit.takePeak();
        }

        @Arbiter
        public void asksAgain(II_Result result) {
            result.r2 = limit.takePeak();
        }
    }

    /** A client that is not known yet calls twice at once and may call once. */
    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "one of them is admitted")
    @State
    public static class AThrottleOfOne {
        private final Throttle throttle = new Throttle(ThrottlePolicy.perSecond(1), new Rig());

        @Actor
        public void one(II_Result result) {
            result.r1 = throttle.admits("ann") ? 1 : 0;
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = throttle.admits("ann") ? 1 : 0;
        }
    }

    /** Two calls fail that may be made again, and the retry budget has room for one: how many were, and how many failed. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "no more than there is room for")
    @State
    public static class ARetryBudgetOfOne {
        private final GuardControl control = new GuardControl(
                Guard.named("orders").retry(RetryPolicy.ofDefaults().budget(0, 1)), new Rig());
        private final CompletableFuture<Integer> one = new CompletableFuture<>();
        private final CompletableFuture<Integer> other = new CompletableFuture<>();

        public ARetryBudgetOfOne() {
            control.guard().callAsync(CallOptions.idempotent().within(Duration.ofHours(1)), () -> one);
            control.guard().callAsync(CallOptions.idempotent(), () -> other);
        }

        @Actor
        public void one() {
            one.completeExceptionally(new Rig.Failure());
        }

        @Actor
        public void other() {
            other.completeExceptionally(new Rig.Failure());
        }

        @Arbiter
        public void counts(II_Result result) {
            result.r1 = (int) control.ever().retried();
            result.r2 = (int) control.ever().failed();
        }
    }

    /** The coarse clock beats twice while it is read twice. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
            expect = ACCEPTABLE,
            desc = "it does not go back")
    @State
    public static class TheCoarseClockIsRead {
        private final CoarseClock clock = new CoarseClock();

        @Actor
        public void beats() {
            clock.beat();
            clock.beat();
        }

        @Actor
        public void reads(II_Result result) {
            result.r1 = (int) clock.beats();
            result.r2 = (int) clock.beats();
        }
    }
}
