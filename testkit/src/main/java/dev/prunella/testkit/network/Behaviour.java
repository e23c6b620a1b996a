// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** What a connection does with the bytes that its pumps have read. A new way to hurt traffic is a new value here. */
enum Behaviour {

    /** They go on at once. */
    FORWARD,

    /** They wait, and so does the end of the stream; both go on when the connection forwards again. */
    HOLD,

    /** They wait for ever: what this connection carried is lost, whatever is lifted later. */
    STUCK
}
