// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.RecentLook;
import dev.prunella.detect.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #MOST} looks at a target that is or was in trouble, in 4 KiB. A target that is well has none: it begins with the look
 * that arouses suspicion, and is dropped once the target was well for {@value #ENOUGH_CALM} looks. Safe for use by several threads.
 */
final class LookRing {

    /** Of both sides together, which are looked at by turns. */
    static final int MOST = 120;

    private static final int ENOUGH_CALM = 60;

    private final long[] endedNanos = new long[MOST];
    private final long[] latencyNanos = new long[MOST];
    private final Side[] sides = new Side[MOST];
    private final Reading.Status[] statuses = new Reading.Status[MOST];
    private final String[] codes = new String[MOST];
    private long count;
    private int calm;

    private LookRing() {}

    /**
     * What is to be kept after one more look.
     *
     * @param kept what was kept before it; null for nothing
     * @param well whether the target is well after it
     * @return null for nothing
     */
    static @Nullable LookRing after(@Nullable LookRing kept, Look look, boolean well) {
        if (kept == null && well) {
            return null;
        }
        LookRing ring = kept == null ? new LookRing() : kept;
        return ring.add(look, well) ? ring : null;
    }

    private synchronized boolean add(Look look, boolean well) {
        int at = (int) (count % MOST);
        endedNanos[at] = look.endedNanos();
        latencyNanos[at] = look.reading().latency().toNanos();
        sides[at] = look.side();
        statuses[at] = look.reading().status();
        codes[at] = look.reading().code();
        count++;
        calm = well ? calm + 1 : 0;
        return calm < ENOUGH_CALM;
    }

    /** Oldest first. */
    synchronized List<RecentLook> looks(long nowNanos) {
        List<RecentLook> looks = new ArrayList<>(MOST);
        for (long number = Math.max(0, count - MOST); number < count; number++) {
            looks.add(look((int) (number % MOST), nowNanos));
        }
        return looks;
    }

    private RecentLook look(int at, long nowNanos) {
        return new RecentLook(
                sides[at],
                statuses[at],
                codes[at],
                Duration.ofNanos(latencyNanos[at]),
                endedNanos[at],
                RecentLook.since(endedNanos[at], nowNanos));
    }
}
