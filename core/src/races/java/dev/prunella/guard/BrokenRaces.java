// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** The same questions to what is careless: each of these must fail, which shows that the question finds such a race. */
final class BrokenRaces {

    private static final long LEASE = 1_000;

    private BrokenRaces() {}

    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "each add is there")
    @State
    public static class NoAddIsLost {
        private final Careless.Counter counter = new Careless.Counter();

        @Actor
        public void one() {
            counter.add(16);
            counter.add(16);
        }

        @Actor
        public void other() {
            counter.add(16);
            counter.add(16);
        }

        @Arbiter
        public void sum(I_Result result) {
            result.r1 = (int) counter.sum();
        }
    }

    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "each add is in a difference")
    @State
    public static class EachAddIsInOneDifference {
        private final Careless.ResettingCounter counter = new Careless.ResettingCounter();
        private long taken;

        @Actor
        public void adds() {
            counter.add();
            counter.add();
        }

        @Actor
        public void takes() {
            taken = counter.take();
        }

        @Arbiter
        public void sum(I_Result result) {
            result.r1 = (int) (taken + counter.take());
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "0, 1, 1"},
            expect = ACCEPTABLE,
            desc = "one did, and it was told once")
    @State
    public static class TwoOpenIt {
        private final Careless.PlainBreaker breaker = new Careless.PlainBreaker();

        @Actor
        public void one(III_Result result) {
            result.r1 = breaker.open() ? 1 : 0;
        }

        @Actor
        public void other(III_Result result) {
            result.r2 = breaker.open() ? 1 : 0;
        }

        @Arbiter
        public void told(III_Result result) {
            result.r3 = breaker.told();
        }
    }

    @JCStressTest
    @Outcome(id = "FORCED_CLOSED", expect = ACCEPTABLE, desc = "the person has the last word")
    @State
    public static class APersonForcesItClosed {
        private final Careless.PlainBreaker breaker = new Careless.PlainBreaker();

        @Actor
        public void opens() {
            breaker.open();
        }

        @Actor
        public void person() {
            breaker.set(BreakerState.FORCED_CLOSED);
        }

        @Arbiter
        public void stands(L_Result result) {
            result.r1 = breaker.state();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "not in the window")
    @State
    public static class AFailureFromBeforeAClosing {
        private final Careless.LookingWindow window = new Careless.LookingWindow();
        private final Object began = window.position();

        @Actor
        public void fails() {
            window.failed(began);
        }

        @Actor
        public void closes() {
            window.restart();
        }

        @Arbiter
        public void counts(I_Result result) {
            result.r1 = (int) window.failures();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, -1", "-1, 0"},
            expect = ACCEPTABLE,
            desc = "one of them has it")
    @State
    public static class TheLastPlace {
        private final Careless.CarelessTrials trials = new Careless.CarelessTrials(LEASE);

        @Actor
        public void one(II_Result result) {
            result.r1 = trials.take(0);
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = trials.take(0);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 0, 1", "1, 0, 1"},
            expect = ACCEPTABLE,
            desc = "the other one's place is not given back")
    @State
    public static class ALostLeaseIsGivenBack {
        private final Careless.CarelessTrials trials = new Careless.CarelessTrials(LEASE);

        public ALostLeaseIsGivenBack() {
            trials.take(0);
        }

        @Actor
        public void returns(III_Result result) {
            result.r1 = trials.giveBack() ? 1 : 0;
        }

        @Actor
        public void comes(III_Result result) {
            result.r2 = trials.take(LEASE);
        }

        @Arbiter
        public void taken(III_Result result) {
            result.r3 = trials.taken();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "one of them enters")
    @State
    public static class ALimitOfOne {
        private final Careless.LookingLimit limit = new Careless.LookingLimit();

        @Actor
        public void one(II_Result result) {
            result.r1 = limit.enter() ? 1 : 0;
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = limit.enter() ? 1 : 0;
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "who is under way is in the next peak")
    @State
    public static class ThePeakIsAskedFor {
        private final Careless.LookingLimit limit = new Careless.LookingLimit();

        @Actor
        public void enters() {
            limit.enter();
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

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "one of them is admitted")
    @State
    public static class AThrottleOfOne {
        private final Careless.PlainAllowance allowance = new Careless.PlainAllowance();

        @Actor
        public void one(II_Result result) {
            result.r1 = allowance.spend(0, 1, 0) ? 1 : 0;
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = allowance.spend(0, 1, 0) ? 1 : 0;
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "no more than there is room for")
    @State
    public static class ARetryBudgetOfOne {
        private final Careless.LookingBudget budget = new Careless.LookingBudget();

        @Actor
        public void one() {
            budget.spend();
        }

        @Actor
        public void other() {
            budget.spend();
        }

        @Arbiter
        public void spent(I_Result result) {
            result.r1 = budget.spent();
        }
    }
}
