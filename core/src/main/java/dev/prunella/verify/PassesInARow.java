// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import dev.prunella.detect.Reading;
import dev.prunella.detect.RunLength;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one verification.
 *
 * @param rules what counts as healed
 * @param run readings in a row so far
 */
public record PassesInARow(Verification rules, RunLength run) {

    /** Nothing measured yet. */
    public static PassesInARow begin(Verification rules) {
        return new PassesInARow(rules, RunLength.NONE);
    }

    /** The progress after one more reading. */
    public PassesInARow plus(Reading reading) {
        return new PassesInARow(rules, run.plus(reading));
    }

    /** The verdict, or null while there is none; an UNKNOWN never helps towards one. */
    public @Nullable Verdict verdict() {
        if (run.passes() >= rules.passes()) {
            return Verdict.HEALED;
        }
        return run.fails() >= rules.passes() ? Verdict.NOT_HEALED : null;
    }
}
