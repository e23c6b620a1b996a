// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.time.VirtualThreads;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The library under its own laws; the long form is the profile campaign-simulation. */
class DrawnSeedsTest {

    private static final int RUNS = Integer.getInteger("prunella.simulation.runs", 20_000);
    private static final long FIRST_SEED = Long.getLong("prunella.simulation.seed", 1);
    private static final int THREADS = 3; // on two processors: one waits for a turn now and then

    @Test
    void allLawsHoldInEveryRun() {
        SimulationReport report = Simulation.ofEverything()
                .seed(FIRST_SEED)
                .runs(RUNS)
                .threads(THREADS)
                .run();
        report.assertHolds();
        assertThat(report.runs()).isEqualTo(RUNS);
    }

    @Test
    void aSeedAlwaysTakesTheSameCourse() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Simulation.ofEverything().trace(seed))
                    .isEqualTo(Simulation.ofEverything().trace(seed));
        }
    }

    @Test
    void aSeedTakesTheSameCourseOnAVirtualThread() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            long same = seed;
            FutureTask<Object> trace =
                    new FutureTask<>(() -> Simulation.ofEverything().trace(same));
            VirtualThreads.unstarted("simulation", trace).start();
            assertThat(trace.get(60, TimeUnit.SECONDS))
                    .isEqualTo(Simulation.ofEverything().trace(seed));
        }
    }
}
