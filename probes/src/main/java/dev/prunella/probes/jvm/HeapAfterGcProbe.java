// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Limits;
import dev.prunella.probes.sampling.Share;

/**
 * Looks at what is left in the heap after a collection: what lives, which no collection takes away. How full the heap is in between says
 * nothing.
 *
 * <p>It reads the usage after the last collection of the pools in which objects stay: the old generation of Serial, Parallel, G1 and
 * generational ZGC and Shenandoah, the whole heap of ZGC and Shenandoah without generations. It fails with code {@code heap-full} when that
 * is more than its share of what these may grow to. The value is that share, in percent. What was not collected yet passes while even what is
 * in use now is less, since what lives is part of it, and is UNKNOWN beyond.
 *
 * <p>A look reads two numbers a pool. It causes no collection, so the reading is as old as the last one was.
 */
public final class HeapAfterGcProbe implements Probe {

    private static final String OWNER = "heap after GC probe";

    private final OldPools pools = OldPools.ofThisProcess();
    private final double atMost;

    private HeapAfterGcProbe(double atMost) {
        this.atMost = atMost;
    }

    /** Fails beyond this share of what the heap may grow to, more than 0 and at most 1. */
    public static HeapAfterGcProbe atMost(double share) {
        return new HeapAfterGcProbe(Share.check(OWNER, "atMost", share));
    }

    @Override
    public Reading look(ProbeContext context) {
        long most = pools.mostBytes();
        if (most <= 0) {
            return Reading.unknown(JvmReadings.NOT_REPORTED, "the heap has no bound that is told");
        }
        long live = pools.liveBytes();
        return live > 0 ? judged(live, most) : notCollected(pools.usedBytes(), most);
    }

    private Reading judged(long live, long most) {
        double share = (double) live / most;
        Reading reading = share <= atMost
                ? Reading.pass()
                : Reading.fail(
                        JvmReadings.HEAP_FULL,
                        "%s of %s (%s) were in use after the last collection, at most %s should be"
                                .formatted(
                                        Limits.bytes(live), Limits.bytes(most), Share.text(share), Share.text(atMost)));
        return reading.measuring(Share.percent(share), "%");
    }

    private Reading notCollected(long used, long most) {
        return used <= atMost * most
                ? Reading.pass()
                : Reading.unknown(
                        JvmReadings.NOT_COLLECTED,
                        "%s of %s are in use and were not collected yet"
                                .formatted(Limits.bytes(used), Limits.bytes(most)));
    }
}
