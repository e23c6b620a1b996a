// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one value costs a detector that has seen three weeks of a daily season with noise, a value every five minutes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorCost {

    private static final int DAY = 288;
    private static final int VALUES = 21 * DAY;
    private static final long SECONDS = 300;

    /** Who looks. */
    @Param
    public Contender contender = Contender.ENSEMBLE;

    private final double[] values = new double[VALUES];
    private Contender.Scorer scorer = (epochSecond, value) -> 0;
    private long at;

    /** Shows it the three weeks once. */
    @Setup
    public void learn() {
        Random random = new Random(1);
        for (int i = 0; i < VALUES; i++) {
            values[i] = 10 + 5 * Math.sin(i * 2 * Math.PI / DAY) + random.nextGaussian();
        }
        scorer = contender.make();
        for (int i = 0; i < VALUES; i++) {
            one();
        }
    }

    /** One more value. */
    @Benchmark
    public double one() {
        double value = values[(int) (at % VALUES)];
        return scorer.score(SECONDS * at++, value);
    }
}
