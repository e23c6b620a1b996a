// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs short programs of two threads over each part of the guard, by Lincheck's model checker: it stops the threads at chosen steps, and
 * wants an order of the whole calls in which one thread would have got the same answers. A program that is careless must be found out.
 */
class LincheckCampaign {

    private static final int INVOCATIONS = 1_000;

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfStripes.class,
                OfBreaker.class,
                OfTrials.class,
                OfLimit.class,
                OfAllowance.class,
                OfCoarseClock.class
            })
    void hasAnOrder(Class<?> subject) {
        options(Integer.getInteger("prunella.races.programs", 10)).check(subject);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfCarelessCounter.class,
                OfPlainBreaker.class,
                OfCarelessTrials.class,
                OfLookingLimit.class,
                OfPlainAllowance.class,
                OfEarlyAllowance.class
            })
    void findsWhatIsCareless(Class<?> subject) {
        assertThatThrownBy(() -> options(100).check(subject)).isInstanceOf(LincheckAssertionError.class);
    }

    private static ModelCheckingOptions options(int programs) {
        return new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(programs)
                .invocationsPerIteration(INVOCATIONS);
    }

    /** Two rows, each of which both threads may meet in. */
    public static class OfStripes {
        private final Stripes stripes = Rig.stripes();

        @Operation
        public void addInTheFirstRow() {
            stripes.add(16, Stripes.OK);
        }

        @Operation
        public void addInTheSecondRow() {
            stripes.add(32, Stripes.OK);
        }

        @Operation
        public boolean addIfNoneIsThere() {
            return stripes.addTo(0, Stripes.RETRIED);
        }

        @Operation
        public long sum() {
            return stripes.sum(Stripes.OK);
        }
    }

    /** What automation does by what it sees, and a person whose word is the last one. */
    public static class OfBreaker {
        private final Breaker breaker =
                new Breaker(BreakerPolicy.ofDefaults(), true, Rig.stripes(), (from, to) -> {}, 0);

        @Operation
        public boolean open() {
            return breaker.open(breaker.position(), BreakerRaces.WHY, true, 0);
        }

        @Operation
        public boolean halfOpen() {
            return breaker.halfOpen(breaker.position(), BreakerRaces.WHY, 0);
        }

        @Operation
        public boolean close() {
            return breaker.close(breaker.position(), BreakerRaces.WHY, 0);
        }

        @Operation
        public void force() {
            breaker.set(BreakerState.FORCED_OPEN, BreakerRaces.WHY, 0);
        }

        @Operation
        public BreakerState state() {
            return breaker.position().state();
        }
    }

    /** One place, and moments of which some are after the end of a lease that began at others. */
    @Param(name = "moment", gen = IntGen.class, conf = "0:4")
    public static class OfTrials {
        private final Trials trials = new Trials(1, 0.5, 2);

        @Operation
        public int take(@Param(name = "moment") int moment) {
            return trials.take(moment);
        }

        @Operation
        public boolean giveBack(@Param(name = "moment") int since) {
            return trials.giveBack(0, trials.endOf(since));
        }

        @Operation
        public int taken() {
            return trials.taken();
        }

        @Operation
        public Trials.Verdict passed() {
            return trials.passed();
        }
    }

    /** Two may be under way. */
    public static class OfLimit {
        private final ConcurrencyLimit limit = new ConcurrencyLimit(2);

        @Operation
        public boolean enter() {
            return limit.enter(Priority.CRITICAL);
        }

        @Operation
        public boolean enterAsTheLast() {
            return limit.enter(Priority.SHEDDABLE);
        }

        @Operation
        public void leave() {
            limit.leave();
        }

        @Operation
        public int underWay() {
            return limit.underWay();
        }
    }

    /** Two at once, and one more with each ten that pass. */
    public static class OfAllowance {
        private final Rig rig = new Rig();
        private final Allowance allowance = new Allowance(rig);

        @Operation
        public boolean spend() {
            return allowance.spend(10, 10);
        }

        @Operation(nonParallelGroup = "time")
        public void timePasses() {
            rig.pass(15);
        }
    }

    /** One that beats, and all who read. */
    public static class OfCoarseClock {
        private final CoarseClock clock = new CoarseClock();

        @Operation(nonParallelGroup = "supervisor")
        public void beat() {
            clock.beat();
        }

        @Operation
        public long beats() {
            return clock.beats();
        }
    }

    /** Must fail. */
    public static class OfCarelessCounter {
        private final Careless.Counter counter = new Careless.Counter();

        @Operation
        public void add() {
            counter.add(16);
        }

        @Operation
        public long sum() {
            return counter.sum();
        }
    }

    /** Must fail. */
    public static class OfPlainBreaker {
        private final Careless.PlainBreaker breaker = new Careless.PlainBreaker();

        @Operation
        public boolean open() {
            return breaker.open();
        }

        @Operation
        public void force() {
            breaker.set(BreakerState.FORCED_CLOSED);
        }

        @Operation
        public BreakerState state() {
            return breaker.state();
        }
    }

    /** Must fail. */
    @Param(name = "moment", gen = IntGen.class, conf = "0:4")
    public static class OfCarelessTrials {
        private final Careless.CarelessTrials trials = new Careless.CarelessTrials(2);

        @Operation
        public int take(@Param(name = "moment") int moment) {
            return trials.take(moment);
        }

        @Operation
        public boolean giveBack() {
            return trials.giveBack();
        }
    }

    /** Must fail. */
    public static class OfLookingLimit {
        private final Careless.LookingLimit limit = new Careless.LookingLimit();

        @Operation
        public boolean enter() {
            return limit.enter();
        }

        @Operation
        public void leave() {
            limit.leave();
        }

        @Operation
        public int underWay() {
            return limit.underWay();
        }
    }

    /** Must fail. */
    public static class OfPlainAllowance {
        private final Careless.PlainAllowance allowance = new Careless.PlainAllowance();

        @Operation
        public boolean spend() {
            return allowance.spend(0, 10, 10);
        }
    }

    /** Must fail: the clock is read first. */
    public static class OfEarlyAllowance {
        private final Rig rig = new Rig();
        private final Careless.EarlyAllowance allowance = new Careless.EarlyAllowance(rig);

        @Operation
        public boolean spend() {
            return allowance.spend(10, 10);
        }

        @Operation(nonParallelGroup = "time")
        public void timePasses() {
            rig.pass(15);
        }
    }
}
