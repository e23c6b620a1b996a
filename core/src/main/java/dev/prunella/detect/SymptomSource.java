// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;

/** Something in the application that notices trouble at traffic speed, such as a pool that sees its callers' exceptions. */
@FunctionalInterface
public interface SymptomSource {

    /**
     * Begins to tell {@code listener}, on any thread, until the result is cancelled. Afterwards the source is as if nobody had
     * ever listened.
     */
    Cancellable subscribe(Listener listener);

    /** Told of what is noticed; returns at once and never throws. */
    @FunctionalInterface
    interface Listener {
        /** Something was noticed now. */
        void noticed(Reason reason);
    }
}
