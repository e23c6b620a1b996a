// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.Evidence;
import dev.prunella.diagnose.InsideOutside;

/** The standard rules; an executor that gets on and is given too much is overloaded and has no fault of its own. */
final class ExecutorDiagnostician implements Diagnostician {

    private static final Cause SATURATED = new Cause(ExecutorReadings.SATURATED);

    private final Diagnostician standard = new InsideOutside();

    @Override
    public Diagnosis diagnose(Evidence evidence) {
        Diagnosis seen = standard.diagnose(evidence);
        boolean tooMuch =
                seen.kind() == Diagnosis.Kind.LOCAL_FAULT && seen.cause().equals(SATURATED);
        return tooMuch ? new Diagnosis(Diagnosis.Kind.OVERLOAD, seen.cause(), seen.weight(), seen.summary()) : seen;
    }
}
