// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The chunks of one stream that were sent and have not arrived, in order. Holds 256 KiB and 1,024 chunks at the most; its pump
 * does not read while it is full, so that the sender is slowed down. One thread's.
 */
final class OnTheWay {

    private static final int MOST_CHUNKS = 1_024;
    private static final int MOST_BYTES = 256 * 1024;

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int bytes;

    /** Some bytes, and when they arrive. */
    static final class Chunk {

        private final byte[] bytes;
        private final long dueNanos;

        Chunk(byte[] bytes, long dueNanos) {
            this.bytes = bytes;
            this.dueNanos = dueNanos;
        }

        byte[] bytes() {
            return bytes;
        }

        long dueNanos() {
            return dueNanos;
        }
    }

    void add(Chunk chunk) {
        chunks.add(chunk);
        bytes += chunk.bytes().length;
    }

    Chunk first() {
        return chunks.element();
    }

    Chunk removeFirst() {
        Chunk chunk = chunks.remove();
        bytes -= chunk.bytes().length;
        return chunk;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Whether one more chunk of the longest kind would be too much. */
    boolean isFull() {
        return chunks.size() >= MOST_CHUNKS || bytes + Link.CHUNK_BYTES > MOST_BYTES;
    }
}
