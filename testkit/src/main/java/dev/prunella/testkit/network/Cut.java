// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/**
 * The order to cut streams of one direction. No record: each order counts bytes anew, also where it says the same as the one
 * before.
 */
final class Cut {

    private final long bytes;
    private final Direction direction;
    private final Ending ending;

    Cut(long bytes, Direction direction, Ending ending) {
        this.bytes = bytes;
        this.direction = direction;
        this.ending = ending;
    }

    /** How many bytes of each stream still pass. */
    long bytes() {
        return bytes;
    }

    Ending ending() {
        return ending;
    }

    boolean concerns(Direction other) {
        return direction == other;
    }
}
