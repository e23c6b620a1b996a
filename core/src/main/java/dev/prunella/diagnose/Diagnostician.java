// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

/** Makes a diagnosis of evidence. Pure: the same evidence gives the same diagnosis. */
@FunctionalInterface
public interface Diagnostician {

    /** What the evidence means; kind UNKNOWN where it means nothing certain. */
    Diagnosis diagnose(Evidence evidence);
}
