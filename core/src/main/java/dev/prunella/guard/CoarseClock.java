// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many beats of 10 ms the process was awake for: read before and after a call it tells a slow one without a look at a real clock.
 * A beat that comes late, as after a pause of the process, counts once, so a pause makes nobody slow. One writer, any number of readers;
 * the line that is written holds nothing else.
 */
public final class CoarseClock {

    /** Between two beats: 10 ms. */
    public static final long BEAT_NANOS = 10_000_000;

    private static final int AT = 16;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] beats = new long[2 * AT + 1];

    long beats() {
        return (long) CELL.getOpaque(beats, AT);
    }

    /** Ten milliseconds have passed. For the supervisor alone. */
    public void beat() {
        CELL.setOpaque(beats, AT, beats[AT] + 1);
    }
}
