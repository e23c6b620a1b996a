// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.management.ThreadInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that stands where it stood.
 *
 * @param stack its frames
 * @param waits how often it has begun to wait or to block, ever
 * @param cpuNanos processor time that it has used, ever; negative if nobody counts
 * @param stoodNanos how long it has been seen to stand there
 * @param seenNanos when it was seen last
 */
record Standing(List<StackTraceElement> stack, long waits, long cpuNanos, long stoodNanos, long seenNanos) {

    /** A thread that waits or reads uses nothing at all; whoever gets on uses more than this for the least step. */
    private static final long NOTHING_NANOS = 50_000;

    private static final double ALL = 0.9;

    /**
     * What is seen now, which goes on with what was seen before if the thread has not moved.
     *
     * @param mostNanos what the time between two looks counts for at most: in a pause of the process nobody gets on
     */
    static Standing seen(ThreadInfo thread, long cpuNanos, @Nullable Standing before, long nowNanos, long mostNanos) {
        Standing now = new Standing(
                List.of(thread.getStackTrace()),
                thread.getWaitedCount() + thread.getBlockedCount(),
                cpuNanos,
                0,
                nowNanos);
        return before != null && now.isWhere(before) ? now.longer(before, mostNanos) : now;
    }

    private Standing longer(Standing before, long mostNanos) {
        long more = Math.min(mostNanos, seenNanos - before.seenNanos);
        return new Standing(stack, waits, cpuNanos, before.stoodNanos + more, seenNanos);
    }

    /** At the same place it either stands still, or goes round in a circle for all the time that there is. */
    private boolean isWhere(Standing before) {
        long used = cpuNanos - before.cpuNanos;
        boolean stands = waits == before.waits && used <= NOTHING_NANOS;
        boolean spins = used >= ALL * (seenNanos - before.seenNanos);
        return (stands || spins) && samePlace(before.stack);
    }

    /** By methods: in a circle the line is another one at each look. */
    private boolean samePlace(List<StackTraceElement> other) {
        if (stack.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < stack.size(); i++) {
            if (!sameMethod(stack.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }
}
