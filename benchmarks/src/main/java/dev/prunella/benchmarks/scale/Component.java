// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.time.Duration;

/** What is looked at: it answers from its own count, so no look is the same as the last. Looked at by one thread at a time. */
final class Component {

    static final Duration PERIOD = Duration.ofSeconds(1);

    private final Lateness lateness;
    private long dueNanos;
    private long looks;

    Component(Lateness lateness) {
        this.lateness = lateness;
    }

    /** One look of a schedule on which the next one follows a period after this one has begun. */
    boolean lookAndWait() {
        long now = System.nanoTime();
        boolean well = look(now);
        dueNanos = now + PERIOD.toNanos();
        return well;
    }

    /** One look of a schedule whose beats do not move. */
    boolean lookOnBeat() {
        long now = System.nanoTime();
        boolean well = look(now);
        dueNanos = (looks == 1 ? now : dueNanos) + PERIOD.toNanos();
        return well;
    }

    private boolean look(long now) {
        looks++;
        if (looks > 1) {
            lateness.add(now - dueNanos);
        }
        return Long.bitCount(looks) < Long.SIZE;
    }
}
