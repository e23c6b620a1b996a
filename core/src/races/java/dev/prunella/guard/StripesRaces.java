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

/** Counters of which no add is lost, and sums that never fall. */
final class StripesRaces {

    private static final int ROW = 16;

    private StripesRaces() {}

    /** Two threads in one row, the worst that a spread by thread may do. */
    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "each add is there")
    @State
    public static class NoAddIsLost {
        private final Stripes stripes = Rig.stripes();

        @Actor
        public void one() {
            stripes.add(ROW, Stripes.OK);
            stripes.add(ROW, Stripes.OK);
        }

        @Actor
        public void other() {
            stripes.add(ROW, Stripes.OK);
            stripes.add(ROW, Stripes.OK);
        }

        @Arbiter
        public void sum(I_Result result) {
            result.r1 = (int) stripes.sum(Stripes.OK);
        }
    }

    /** Adds in two rows, the later one in the row that is summed first. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
            expect = ACCEPTABLE,
            desc = "the later sum is no less")
    @State
    public static class ASumNeverFalls {
        private final Stripes stripes = Rig.stripes();

        @Actor
        public void adds() {
            stripes.add(2 * ROW, Stripes.OK);
            stripes.add(ROW, Stripes.OK);
        }

        @Actor
        public void sums(II_Result result) {
            result.r1 = (int) stripes.sum(Stripes.OK);
            result.r2 = (int) stripes.sum(Stripes.OK);
        }
    }

    /** The windows of a guard, as the beat takes them while calls return: what each of three holds. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, 2", "0, 1, 1", "0, 2, 0", "1, 0, 1", "1, 1, 0", "2, 0, 0"},
            expect = ACCEPTABLE,
            desc = "each add is in exactly one")
    @State
    public static class EachAddIsInOneDifference {
        private final Stripes stripes = Rig.stripes();
        private final Tally tally = new Tally(stripes, 0);
        private Counts first = tally.from();
        private Counts second = tally.from();

        @Actor
        public void adds() {
            stripes.add(2 * ROW, Stripes.OK);
            stripes.add(ROW, Stripes.OK);
        }

        @Actor
        public void takes() {
            first = tally.upTo(stripes, 1);
            second = tally.upTo(stripes, 2);
        }

        @Arbiter
        public void differences(III_Result result) {
            result.r1 = (int) first.since(tally.from()).ok();
            result.r2 = (int) second.since(first).ok();
            result.r3 = (int) tally.upTo(stripes, 3).since(second).ok();
        }
    }
}
