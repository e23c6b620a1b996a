// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.model.Actor;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.List;

/** INVARIANT 10: no action on evidence that is older than two periods, and none without any. */
final class FreshEvidenceCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    FreshEvidenceCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            long seen = newestNanos(facts.target(started.target()).looks(Side.INSIDE), demanded(started));
            long limit = 2
                    * facts.target(started.target()).target().probing().period().toNanos();
            long age = started.atNanos() - seen;
            if (seen < 0 || age > limit + facts.allowanceNanos(started.atNanos())) {
                objections.say("%s of %s begins on evidence that is %d ms old, the limit is %d ms"
                        .formatted(started.remediation(), started.target(), age / 1_000_000, limit / 1_000_000));
            }
        }
    }

    private boolean demanded(Happening.Started started) {
        AttemptFacts attempt = facts.attempt(started.key());
        return attempt != null && attempt.intended().actor().kind() == Actor.Kind.PERSON;
    }

    /** The newest failure; what a person demands needs no failure, only a look. */
    private static long newestNanos(List<Happening.Looked> looks, boolean anyLook) {
        for (int i = looks.size() - 1; i >= 0; i--) {
            Reading.Status status = looks.get(i).status();
            if (status == Reading.Status.FAIL || (anyLook && status == Reading.Status.PASS)) {
                return looks.get(i).atNanos();
            }
        }
        return -1;
    }
}
