// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** Sees each chunk of one stream as it is read, in order, on the thread of its pump. */
@FunctionalInterface
interface Tap {

    /** Sees nothing. */
    Tap NONE = chunk -> {};

    /** May change the bytes, not their number. */
    void passing(byte[] chunk);
}
