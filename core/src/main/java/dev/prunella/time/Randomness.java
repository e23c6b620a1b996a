// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

/** The one source of chance: seeds of jitter are drawn here, so that a fixed source makes a run repeatable. */
@FunctionalInterface
public interface Randomness {

    /** The next 64 random bits. Safe for use by several threads. */
    long nextLong();
}
