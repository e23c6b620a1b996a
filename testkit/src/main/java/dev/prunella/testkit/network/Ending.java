// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** How a stream that is cut in the middle ends. */
public enum Ending {

    /**
     * As if its sender had closed in order (FIN): the receiver reads the end of the stream, what the sender still says is
     * thrown away, and the other direction goes on.
     */
    CLOSED,

    /** As if its sender had died (RST): both sides learn that the connection was reset. */
    RESET
}
