// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.prunella.model.Reason;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.IIL_Result;
import org.openjdk.jcstress.infra.results.LII_Result;

/** A breaker that two move at once. */
final class BreakerRaces {

    static final Reason WHY = Reason.of("race", "two at once");

    private BreakerRaces() {}

    /** A closed breaker, where it stands, and how often its listener was told. */
    static class Closed {
        final AtomicInteger told = new AtomicInteger();
        final Breaker breaker =
                new Breaker(BreakerPolicy.ofDefaults(), true, Rig.stripes(), (from, to) -> told.incrementAndGet(), 0);
        final Position at = breaker.position();

        int opens() {
            return breaker.open(at, WHY, false, 1) ? 1 : 0;
        }
    }

    /** An open breaker. */
    static class Open extends Closed {
        final Position opened;

        Open() {
            opens();
            opened = breaker.position();
            told.set(0);
        }

        int halfOpens() {
            return breaker.halfOpen(opened, WHY, 2) ? 1 : 0;
        }
    }

    /** A half-open breaker. */
    static class HalfOpen extends Open {
        final Position halfOpened;

        HalfOpen() {
            halfOpens();
            halfOpened = breaker.position();
            told.set(0);
        }
    }

    /** Two open it at once: who did, who did, and how often it was told. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "0, 1, 1"},
            expect = ACCEPTABLE,
            desc = "one did, and it was told once")
    @State
    public static class TwoOpenIt extends Closed {
        @Actor
        public void one(III_Result result) {
            result.r1 = opens();
        }

        @Actor
        public void other(III_Result result) {
            result.r2 = opens();
        }

        @Arbiter
        public void told(III_Result result) {
            result.r3 = told.get();
        }
    }

    /** Two let calls on trial at once, as the beat and a passing probe may. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "0, 1, 1"},
            expect = ACCEPTABLE,
            desc = "one did, and it was told once")
    @State
    public static class TwoHalfOpenIt extends Open {
        @Actor
        public void one(III_Result result) {
            result.r1 = halfOpens();
        }

        @Actor
        public void other(III_Result result) {
            result.r2 = halfOpens();
        }

        @Arbiter
        public void told(III_Result result) {
            result.r3 = told.get();
        }
    }

    /** One closes a half-open breaker and one opens it: who did, and how often it was told. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "0, 1, 1"},
            expect = ACCEPTABLE,
            desc = "one did, and it was told once")
    @State
    public static class OneClosesAndOneOpens extends HalfOpen {
        @Actor
        public void closes(III_Result result) {
            result.r1 = breaker.close(halfOpened, WHY, 3) ? 1 : 0;
        }

        @Actor
        public void opens(III_Result result) {
            result.r2 = breaker.open(halfOpened, WHY, false, 3) ? 1 : 0;
        }

        @Arbiter
        public void told(III_Result result) {
            result.r3 = told.get();
        }
    }

    /** A person forces it closed while it opens: whether it opened, how often that was told, and where it stands. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, FORCED_CLOSED", "1, 1, FORCED_CLOSED"},
            expect = ACCEPTABLE,
            desc = "the person has the last word")
    @State
    public static class APersonForcesItClosed extends Closed {
        @Actor
        public void opens(IIL_Result result) {
            result.r1 = opens();
        }

        @Actor
        public void person() {
            breaker.set(BreakerState.FORCED_CLOSED, WHY, 1);
        }

        @Arbiter
        public void stands(IIL_Result result) {
            result.r2 = told.get();
            result.r3 = breaker.position().state();
        }
    }

    /** A person forces it open while trials close it. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, FORCED_OPEN", "1, 1, FORCED_OPEN"},
            expect = ACCEPTABLE,
            desc = "the person has the last word")
    @State
    public static class APersonForcesItOpen extends HalfOpen {
        @Actor
        public void closes(IIL_Result result) {
            result.r1 = breaker.close(halfOpened, WHY, 3) ? 1 : 0;
        }

        @Actor
        public void person() {
            breaker.set(BreakerState.FORCED_OPEN, WHY, 3);
        }

        @Arbiter
        public void stands(IIL_Result result) {
            result.r2 = told.get();
            result.r3 = breaker.position().state();
        }
    }

    /** What a call sees while it opens and half opens: the state, whether it passes straight, whether there are trials. */
    @JCStressTest
    @Outcome(
            id = {"CLOSED, 1, 0", "OPEN, 0, 0", "HALF_OPEN, 0, 1"},
            expect = ACCEPTABLE,
            desc = "the parts are of one position")
    @State
    public static class APositionIsSeenWhole extends Closed {
        @Actor
        public void moves() {
            opens();
            breaker.halfOpen(breaker.position(), WHY, 2);
        }

        @Actor
        public void sees(LII_Result result) {
            Position seen = breaker.position();
            result.r1 = seen.state();
            result.r2 = seen.straight() ? 1 : 0;
            result.r3 = seen.trials() == null ? 0 : 1;
        }
    }
}
