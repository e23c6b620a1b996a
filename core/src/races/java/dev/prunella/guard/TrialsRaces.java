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

/** Places of calls on trial that two want at once; −1 is none. */
final class TrialsRaces {

    private static final long LEASE = 1_000;

    private TrialsRaces() {}

    /** The second of two places is left, and two calls come. */
    @JCStressTest
    @Outcome(
            id = {"1, -1", "-1, 1"},
            expect = ACCEPTABLE,
            desc = "one of them has it")
    @State
    public static class TheLastPlace {
        private final Trials trials = new Trials(2, 0.5, LEASE);

        public TheLastPlace() {
            trials.take(0);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = trials.take(0);
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = trials.take(0);
        }
    }

    /** A lease has run out, and two calls come. */
    @JCStressTest
    @Outcome(
            id = {"0, -1", "-1, 0"},
            expect = ACCEPTABLE,
            desc = "one of them has the place")
    @State
    public static class APlaceWhoseLeaseRanOut {
        private final Trials trials = new Trials(1, 0.5, LEASE);

        public APlaceWhoseLeaseRanOut() {
            trials.take(0);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = trials.take(LEASE);
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = trials.take(LEASE + 1);
        }
    }

    /** A call whose lease has run out returns while another one takes its place: whether it still owned it, who has it, is it taken. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, 1", "1, 0, 1"},
            expect = ACCEPTABLE,
            desc = "the other one's place is not given back")
    @State
    public static class ALostLeaseIsGivenBack {
        private final Trials trials = new Trials(1, 0.5, LEASE);

        public ALostLeaseIsGivenBack() {
            trials.take(0);
        }

        @Actor
        public void returns(III_Result result) {
            result.r1 = trials.giveBack(0, trials.endOf(0)) ? 1 : 0;
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

    /** Two calls end, each of which may be the one that decides: how many of them say so. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "the last one does, or it would stay half open")
    @State
    public static class AVerdictIsGiven {
        private final Trials trials = new Trials(2, 0.5, LEASE);
        private boolean oneDecides;
        private boolean otherDecides;

        @Actor
        public void one() {
            oneDecides = trials.passed() != Trials.Verdict.OPEN_QUESTION;
        }

        @Actor
        public void other() {
            otherDecides = trials.passed() != Trials.Verdict.OPEN_QUESTION;
        }

        @Arbiter
        public void decided(I_Result result) {
            result.r1 = (oneDecides ? 1 : 0) + (otherDecides ? 1 : 0);
        }
    }
}
