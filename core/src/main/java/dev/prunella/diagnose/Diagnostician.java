// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

/**
 * Makes a diagnosis of evidence. Pure: the same evidence gives the same diagnosis. It runs in the loop itself, on the thread that
 * serves all targets, so it must return at once; what it throws counts as UNKNOWN.
 */
@FunctionalInterface
public interface Diagnostician {

    /** What the evidence means; kind UNKNOWN where it means nothing certain. */
    Diagnosis diagnose(Evidence evidence);
}
