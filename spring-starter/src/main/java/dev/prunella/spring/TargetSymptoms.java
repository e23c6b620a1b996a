// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.detect.SymptomSource;

/** Knows what notices trouble of a target beyond its recipe. A bean of this type is asked once for each target that is supervised. */
@FunctionalInterface
public interface TargetSymptoms {

    /** What tells of the target of this name; one that never tells anything where nothing is known of it. */
    SymptomSource of(String target);
}
