// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** Whether a connection lets through what its pumps have read. How fast and how far it then goes is the {@link Link}'s. */
enum Behaviour {

    /** They go on at once. */
    FORWARD,

    /** They wait, and so does the end of the stream; both go on when the connection forwards again. */
    HOLD,

    /** They wait for ever: what this connection carried is lost, whatever is lifted later. */
    STUCK
}
