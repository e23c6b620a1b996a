// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * Whether growth that is certain will use up the room soon: little is left, the growth is no jump and has not stopped, and going on for as long
 * as it has been watched would be enough. Measured on simulated days and leaks (docs/results/growth.md): each of the rules takes away
 * false alarms that the others leave.
 */
final class NearEnd {

    private static final double NEAR = 0.82;

    /** From the middle of its first third to the middle of its last one a line rises by two thirds of its whole. */
    private static final double WHOLE_BY_THIRDS = 1.5;

    private final Line line;

    NearEnd(Line line) {
        this.line = line;
    }

    /** Whether it is; cheap unless little is left. */
    boolean of(Slots slots) {
        return level(slots) >= NEAR
                && !Jump.explains(slots)
                && line.through(slots)
                && line.slope() > 0
                && suffices(slots);
    }

    /** Where the high values have been for two slots: a surge that comes and goes is not it. */
    private static double level(Slots slots) {
        return Math.min(slots.high(0), slots.high(1));
    }

    private boolean suffices(Slots slots) {
        double used = Math.min(level(slots), Math.min(line.high(), line.highByLastThird(slots)));
        double left = 1 - used;
        return used >= NEAR
                && line.goesOn(slots)
                && left < line.slope() * slots.seconds()
                && left < WHOLE_BY_THIRDS * line.rise();
    }
}
