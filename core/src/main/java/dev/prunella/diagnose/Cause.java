// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.model.Reason;

/**
 * What is behind a diagnosis, as an open word: recipes add their own.
 *
 * @param name lower case with hyphens, of the form of a reason's code
 */
public record Cause(String name) {

    /** Checks the name's form: no reading could ever match another one. */
    public Cause {
        if (!Reason.isCode(name)) {
            throw new IllegalArgumentException(
                    "cause name must be 1 to 64 letters, digits or hyphens in lower case, got '" + name + "'");
        }
    }

    /** Nothing more is known than the kind of the diagnosis. */
    public static final Cause UNSPECIFIED = new Cause("unspecified");
    /** Connections lead to a server that no longer takes writes. */
    public static final Cause READ_ONLY = new Cause("read-only");
    /** Connections whose other end is gone without a word. */
    public static final Cause HALF_OPEN = new Cause("half-open");
    /** A pool whose own threads are stuck. */
    public static final Cause WEDGED = new Cause("wedged");
    /** A pool that still waits although its dependency is back. */
    public static final Cause STALE_BACKOFF = new Cause("stale-backoff");

    @Override
    public String toString() {
        return name;
    }
}
