// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Makes a guarded call: the guard is shared, the call is built once a thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuardedCall {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** What is measured. */
        @Param
        public Row row = Row.RAW;

        /** What becomes of the calls. */
        @Param
        public Scene scene = Scene.SUCCESS;

        private Way way = Limits.raw();

        /** Makes it. */
        @Setup
        public void make() throws Exception {
            way = row.make();
            if (scene == Scene.OPEN) {
                way.open();
            } else if (scene == Scene.FAILING) {
                way = way.heldClosed();
            }
        }

        /** Ends it. */
        @TearDown
        public void close() throws Exception {
            way.close();
        }
    }

    /** What each thread has for itself. */
    @State(Scope.Thread)
    public static class Own {

        private Callable<Object> call = () -> this;

        /** Builds the call. */
        @Setup
        public void build(Shared shared) throws Exception {
            call = shared.way.around(shared.scene.work());
            if (shared.scene == Scene.OPEN) {
                Failures.of(1, call);
            }
        }
    }

    /** What is measured. */
    @Benchmark
    public Object call(Own own) {
        try {
            return own.call.call();
        } catch (Exception e) {
            return e;
        }
    }
}
