// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.Evidence;
import dev.prunella.model.Health;
import java.util.concurrent.atomic.AtomicInteger;

/** Diagnosticians that each break one clause of their contract. */
final class WrongDiagnosticians {

    private WrongDiagnosticians() {}

    private static Diagnosis unknown(int weight) {
        return new Diagnosis(Diagnosis.Kind.UNKNOWN, Cause.UNSPECIFIED, weight, "seen");
    }

    static class Throws extends DiagnosticianContract {
        @Override
        protected Diagnostician diagnostician() {
            return evidence -> unknown(evidence.inside().last().reading().status() == Reading.Status.FAIL ? 1 : 0);
        }
    }

    static class ChangesTheEvidence extends DiagnosticianContract {
        @Override
        protected Diagnostician diagnostician() {
            return evidence -> {
                evidence.dependencies().put("mine", Health.HEALTHY);
                return unknown(0);
            };
        }
    }

    static class Remembers extends DiagnosticianContract {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        protected Diagnostician diagnostician() {
            return evidence -> unknown(asked.incrementAndGet());
        }
    }

    static class ActsOnNothing extends DiagnosticianContract {
        @Override
        protected Diagnostician diagnostician() {
            return ActsOnNothing::alwaysLocal;
        }

        private static Diagnosis alwaysLocal(Evidence evidence) {
            return new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, evidence.toString());
        }
    }

    static class WeighsLessThanNothing extends DiagnosticianContract {
        @Override
        protected Diagnostician diagnostician() {
            return evidence -> unknown(-1);
        }
    }
}
