// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/**
 * Which incarnation of the healed thing is meant; grows by one whenever it is replaced. A reading or a result of an older
 * generation says nothing about the present one.
 *
 * @param number counts from 1
 */
public record Generation(long number) {

    /** The generation of a thing that was never replaced. */
    public static final Generation FIRST = new Generation(1);

    /** Checks the number. */
    public Generation {
        if (number < 1) {
            throw new IllegalArgumentException("generation must be at least 1, got " + number);
        }
    }

    /** The generation after this one. */
    public Generation next() {
        return new Generation(number + 1);
    }

    /** The later of the two: a generation that is told late never takes a target back. */
    public Generation latest(Generation other) {
        return other.number > number ? other : this;
    }

    @Override
    public String toString() {
        return "gen-" + number;
    }
}
