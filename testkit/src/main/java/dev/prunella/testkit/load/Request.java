// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.load;

import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param id unique within the load
 * @param write whether it was a write, else a read
 * @param startNanos when it began
 * @param endNanos when it ended, or when the load was looked at if it has not
 * @param failure the SQLSTATE or the exception's class; null if it succeeded or has not ended
 * @param ended whether it has ended
 */
public record Request(
        long id,
        boolean write,
        long startNanos,
        long endNanos,
        @Nullable String failure,
        boolean ended) {

    /** What takes longer than this hangs: 1 s. */
    public static final long HANGS_AFTER_NANOS = 1_000_000_000;

    /** Whether it succeeded. */
    public boolean succeeded() {
        return ended && failure == null;
    }

    /** Whether it ended by an exception. */
    public boolean failed() {
        return failure != null;
    }

    /** Whether it took, or takes, more than a second. */
    public boolean hung() {
        return tookNanos() > HANGS_AFTER_NANOS;
    }

    /** How long it took, or has taken up to now. */
    public long tookNanos() {
        return endNanos - startNanos;
    }

    boolean bad() {
        return failed() || hung();
    }
}
