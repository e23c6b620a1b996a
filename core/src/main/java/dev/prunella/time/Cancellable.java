// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

/** Something that was scheduled and can be called off. */
@FunctionalInterface
public interface Cancellable {

    /** Calls it off if it has not begun; otherwise does nothing. Idempotent, never blocks. */
    void cancel();
}
