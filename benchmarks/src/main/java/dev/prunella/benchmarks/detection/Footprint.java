// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.report.Heap;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The heap that a detector keeps. */
final class Footprint {

    private static final int OURS = 1_000;
    private static final int FORESTS = 20;
    private static final int VALUES = 3_000;
    private static final long SECONDS = 300;

    private Footprint() {}

    /** Bytes of one that has seen three thousand values, as a mean of many. */
    static long bytes(Contender contender) {
        int count = contender.isOurs() ? OURS : FORESTS;
        filled(contender); // its classes are loaded
        long before = Heap.used();
        List<Contender.Scorer> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kept.add(filled(contender));
        }
        try {
            return (Heap.used() - before) / count;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    private static Contender.Scorer filled(Contender contender) {
        Contender.Scorer scorer = contender.make();
        Random random = new Random(1);
        for (int i = 0; i < VALUES; i++) {
            scorer.score(SECONDS * i, random.nextGaussian());
        }
        return scorer;
    }
}
