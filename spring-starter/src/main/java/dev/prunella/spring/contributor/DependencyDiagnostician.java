// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SideView;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.Evidence;

/**
 * Whatever fails here is what the application depends on, and never a fault of its own: of that kind of diagnosis nothing is ever acted
 * upon.
 */
final class DependencyDiagnostician implements Diagnostician {

    @Override
    public Diagnosis diagnose(Evidence evidence) {
        SideView inside = evidence.inside();
        Look last = inside.last();
        boolean fails = inside.says(Reading.Status.FAIL, evidence.freshness(), evidence.nowNanos());
        return fails && last != null
                ? new Diagnosis(Diagnosis.Kind.DEPENDENCY_DOWN, causeOf(last), evidence.weight(), "it says " + inside)
                : new Diagnosis(Diagnosis.Kind.UNKNOWN, Cause.UNSPECIFIED, evidence.weight(), "it says " + inside);
    }

    private static Cause causeOf(Look look) {
        String code = look.reading().code();
        return code.isEmpty() ? Cause.UNSPECIFIED : new Cause(code);
    }
}
