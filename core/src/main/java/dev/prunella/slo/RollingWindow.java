// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;
import java.util.Arrays;

/**
 * The counts of one rolling window, in at most {@value #MOST_SLOTS} slots of a sixtieth of it: at most 1.5 kB, however long the window
 * and however many the events. It reaches back as far as it is long, and up to one slot further. Not safe for several threads.
 */
final class RollingWindow {

    static final int MOST_SLOTS = 61;

    private final Duration window;
    private final long slotNanos;
    private final long originNanos;
    private final long[] good;
    private final long[] total;
    private final long[] seen;
    private long newest;

    /** @param finest no slot is shorter, more than zero */
    RollingWindow(Duration window, Duration finest, long nowNanos) {
        this.window = window;
        slotNanos = Math.max(finest.toNanos(), -Math.floorDiv(-window.toNanos(), MOST_SLOTS - 1));
        originNanos = nowNanos;
        int slots = (int) -Math.floorDiv(-window.toNanos(), slotNanos) + 1;
        good = new long[slots];
        total = new long[slots];
        seen = new long[slots];
    }

    void add(SliProgress.Increment more, long nowNanos) {
        forget(nowNanos);
        int slot = (int) (newest % good.length);
        good[slot] += more.good();
        total[slot] += more.total();
        seen[slot] += more.nanos();
    }

    WindowCounts read(long nowNanos) {
        forget(nowNanos);
        Duration known = Duration.ofNanos(Math.min(window.toNanos(), sum(seen)));
        return new WindowCounts(window, known, sum(good), sum(total));
    }

    int slots() {
        return good.length;
    }

    private void forget(long nowNanos) {
        long present = Math.max(newest, (nowNanos - originNanos) / slotNanos);
        long stale = Math.min(present - newest, good.length);
        for (long i = 1; i <= stale; i++) {
            int slot = (int) ((newest + i) % good.length);
            good[slot] = 0;
            total[slot] = 0;
            seen[slot] = 0;
        }
        newest = present;
    }

    private static long sum(long[] slots) {
        return Arrays.stream(slots).sum();
    }
}
