// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.concurrent.atomic.AtomicLong;

/**
 * SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) for any number of threads: multiples of
 * the golden ratio, whose bits are mixed. Good enough to spread waits, and no secret. What draws while calls fail must wait neither for
 * a lock nor for the operating system.
 */
final class SplitMix implements Randomness {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final AtomicLong state;

    SplitMix(long seed) {
        state = new AtomicLong(seed);
    }

    @Override
    public long nextLong() {
        long bits = state.addAndGet(GOLDEN_RATIO);
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
