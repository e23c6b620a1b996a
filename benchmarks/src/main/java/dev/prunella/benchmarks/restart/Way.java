// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

/**
 * How a component is supervised.
 *
 * @param title for the page
 * @param knowing whether a component that does not run is proof by itself; else three looks are needed
 * @param durable whether the trail is in files, and each intent on the disk before its action
 * @param warmUp failures that are not counted
 */
record Way(String title, boolean knowing, boolean durable, int warmUp) {

    static final Way IN_MEMORY =
            new Way("Prunella, a component that tells of its death; trail in memory", true, false, 3_000);
    static final Way DURABLE = new Way("the same, each intent on the disk first", true, true, 300);
    static final Way LOOKS = new Way("the same, proven by three looks 100 ms apart", false, true, 5);
}
