// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a probe really asks, however often it is looked at: the loop looks ten times a second once something was noticed. In
 * between what passed passes again, and of everything else nothing is known, so no failure is counted twice. The first bad answers are asked
 * for anew soon, since three of them are needed before anybody is told. Looks do not overlap; the fields are volatile for sight.
 */
public final class Pace {

    /** UNKNOWN: it was asked a moment ago, and the answer was not good. */
    public static final String LOOKED_LATELY = "looked-lately";

    /** Answers in a row that are evidence enough. */
    private static final int ENOUGH = 3;

    private static final int MOST_SHARE = 100;
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private final boolean byCost;
    private final long soonNanos;
    private final long laterNanos;

    private volatile @Nullable Reading last;
    private volatile int badInARow;
    private volatile long endedNanos;
    private volatile long tookNanos;

    private Pace(boolean byCost, Duration soon, Duration later) {
        this.byCost = byCost;
        soonNanos = soon.toNanos();
        laterNanos = later.toNanos();
    }

    /**
     * Asking takes at most a hundredth of the time: after a look that took 5 ms there is none for 0.5 s. The pause is never longer than 30 s,
     * and there is none between the first three bad answers.
     */
    public static Pace byCost() {
        return new Pace(true, Duration.ZERO, Duration.ZERO);
    }

    /** While answers are bad the first three are this far apart, further ones {@code later}; good ones are asked for at each look. */
    public static Pace whileBad(Duration soon, Duration later) {
        return new Pace(false, soon, later);
    }

    /**
     * Asks, or says what is known without.
     *
     * @throws Exception as the probe that is asked
     */
    public Reading look(ProbeContext context, Probe asking) throws Exception {
        Reading before = last;
        if (before == null || context.clock().nanoTime() - endedNanos >= pauseNanos()) {
            return ask(context, asking);
        }
        return before.passed() ? before : Reading.unknown(LOOKED_LATELY, "looked lately, and it was " + before);
    }

    private long pauseNanos() {
        if (badInARow > 0 && badInARow < ENOUGH) {
            return soonNanos;
        }
        if (byCost) {
            return Math.min(LONGEST_NANOS, tookNanos * MOST_SHARE);
        }
        return badInARow == 0 ? 0 : laterNanos;
    }

    private Reading ask(ProbeContext context, Probe asking) throws Exception {
        long began = context.clock().nanoTime();
        Reading answer = null;
        try {
            answer = asking.look(context);
            return answer;
        } finally {
            last = answer == null ? Reading.unknown("no-answer", "no answer") : answer;
            badInARow = last.passed() ? 0 : Math.min(ENOUGH, badInARow + 1);
            endedNanos = context.clock().nanoTime();
            tookNanos = endedNanos - began;
        }
    }
}
