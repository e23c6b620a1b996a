// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was measured, by row, scene and threads: one fork each. */
final class Figures {

    private final Map<Key, List<Fork>> forks = new HashMap<>();

    private record Key(Row row, Scene scene, int threads) {}

    /**
     * What one fork has shown of one operation.
     *
     * @param cpu nanoseconds of CPU time of the process
     * @param wall nanoseconds that passed, of one thread
     * @param bytes that were allocated
     */
    record Fork(double cpu, double wall, double bytes) {}

    void add(Row row, Scene scene, int threads, Fork fork) {
        forks.computeIfAbsent(new Key(row, scene, threads), key -> new ArrayList<>())
                .add(fork);
    }

    /** Null where nothing was measured. */
    @Nullable
    Spread cpu(Row row, Scene scene, int threads) {
        return of(row, scene, threads, Fork::cpu);
    }

    /** Null where nothing was measured. */
    @Nullable
    Spread wall(Row row, Scene scene, int threads) {
        return of(row, scene, threads, Fork::wall);
    }

    /** Null where nothing was measured. */
    @Nullable
    Spread bytes(Row row, Scene scene, int threads) {
        return of(row, scene, threads, Fork::bytes);
    }

    private @Nullable Spread of(Row row, Scene scene, int threads, ToDoubleFunction<Fork> figure) {
        List<Fork> those = forks.get(new Key(row, scene, threads));
        return those == null ? null : Spread.of(those, figure);
    }
}
