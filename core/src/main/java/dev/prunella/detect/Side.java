// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

/** From where a probe looks. */
public enum Side {
    /** Through the real path: the pool, the executor, the consumer. */
    INSIDE,
    /** Past it: a fresh path of the probe's own to what the target depends on. */
    OUTSIDE
}
