// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/** What is turned away first when there is not room for all. */
public enum Priority {
    /** The last to be turned away: has the whole limit. */
    CRITICAL(100),
    /** The default: has nine tenths of the limit. */
    NORMAL(90),
    /** The first to be turned away, such as prefetches and batches: has six tenths of the limit. */
    SHEDDABLE(60);

    private final int percent;

    Priority(int percent) {
        this.percent = percent;
    }

    /** How much of a limit calls of this priority may fill, all calls counted; never less than one. */
    int share(int limit) {
        return Math.max(1, (int) ((long) limit * percent / 100));
    }
}
