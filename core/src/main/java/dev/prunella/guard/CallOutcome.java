// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/** What an exception of a call says of what is behind the guard. */
public enum CallOutcome {
    /** It did not do its work. */
    FAILURE,
    /** It did its work, and the caller's question was at fault: says nothing against it. */
    IGNORED,
    /** It had no room: counted as a failure, and a reason to send it less. */
    REJECTED
}
