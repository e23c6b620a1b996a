// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.time.Duration;

/** A row of the results. */
interface Fault {

    /** What {@code --rows} calls it. */
    String key();

    /** The target's id, such as {@code H1}. */
    String id();

    /** The fault in a few words. */
    String title();

    /** What the fault is made of, in sentences. */
    String description();

    /** What Prunella is expected to reach. */
    Goal goal();

    /** Fresh servers on which it can be done once. */
    Scene scene();

    /** How long a subject is watched that does not recover, from when it could; {@code asked} is what the caller wishes. */
    default Duration patience(Duration asked) {
        return asked;
    }

    /** Whether a run of Prunella that is not recorded goes before; not where that costs too much and rows before warm the same. */
    default boolean warmsUp() {
        return true;
    }
}
