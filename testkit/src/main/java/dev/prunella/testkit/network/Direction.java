// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** Which of the two streams of a connection is meant. */
public enum Direction {

    /** What the client says. */
    TO_SERVER,

    /** What the server answers. */
    TO_CLIENT
}
