// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;

/**
 * Something was noticed: both sides are looked at closely until the evidence suffices, the suspicion is not confirmed, or it has
 * stayed unexplained for too long.
 *
 * @param sinceNanos since when it is looked at closely
 * @param symptom what was noticed first
 * @param demandedBy the loop, or the person who asked to heal now
 */
public record Suspecting(long sinceNanos, Symptom symptom, Actor demandedBy) implements Phase {

    private static final String DEPENDENCY_WELL = "dependency-well";

    static Symptom dependencyWell(String name, long nowNanos) {
        return new Symptom(
                Reason.of(DEPENDENCY_WELL, "%s, which it depends on, was ill and is well again", name), nowNanos, null);
    }

    static Suspecting demanded(long nowNanos, Actor person) {
        return new Suspecting(
                nowNanos, new Symptom(Reason.of("heal-now", "%s asks to heal now", person), nowNanos, null), person);
    }

    Suspecting from(long nowNanos) {
        return new Suspecting(nowNanos, symptom, demandedBy);
    }

    @Override
    public String describe() {
        return seeksWhatIsLeft() ? "looking closely: " + symptom.reason().text() : "looking closely";
    }

    @Override
    public Health health(boolean passing) {
        return Health.SUSPECT;
    }

    @Override
    public Long wakeNanos(Draft draft) {
        return sinceNanos + draft.policy.unknownEscalatesAfter().toNanos();
    }

    @Override
    public void looked(Draft draft, Side side) {
        Diagnosis diagnosis = draft.diagnose();
        if (draft.certain(diagnosis)) {
            Course.open(draft, symptom, diagnosis, demandedBy);
        } else if (demanded()) {
            openOnDemand(draft, side, diagnosis);
        } else if (draft.recovered()) {
            clear(draft);
        }
    }

    @Override
    public void tick(Draft draft) {
        Diagnosis diagnosis = draft.diagnose();
        if (draft.certain(diagnosis)) {
            Course.open(draft, symptom, diagnosis, demandedBy);
        } else if (draft.now - sinceNanos
                >= draft.policy.unknownEscalatesAfter().toNanos()) {
            Course.open(draft, symptom, unexplained(diagnosis), demandedBy);
            Course.escalate(
                    draft, Reason.of("unexplained", "no diagnosis within %s", draft.policy.unknownEscalatesAfter()));
        }
    }

    /** What the evidence does not suffice for is not acted on, however it looked last. */
    private static Diagnosis unexplained(Diagnosis seen) {
        return new Diagnosis(Diagnosis.Kind.UNKNOWN, Cause.UNSPECIFIED, seen.weight(), seen.summary());
    }

    /** A suspicion that a probe aroused takes the trace of the first call that fails too. */
    @Override
    public void noticed(Draft draft, Symptom other) {
        if (symptom.trace() == null && other.trace() != null) {
            Symptom traced = new Symptom(symptom.reason(), symptom.atNanos(), other.trace());
            draft.enter(new Suspecting(sinceNanos, traced, demandedBy));
        }
    }

    @Override
    public void healNow(Draft draft, Actor actor) {
        draft.enter(new Suspecting(sinceNanos, symptom, actor));
        draft.lookAtOnce();
    }

    private boolean seeksWhatIsLeft() {
        return symptom.reason().code().equals(DEPENDENCY_WELL);
    }

    private boolean demanded() {
        return demandedBy.kind() == Actor.Kind.PERSON;
    }

    /** A person need not wait for evidence; one look tells what there is to see, unless it says nothing. */
    private void openOnDemand(Draft draft, Side side, Diagnosis seen) {
        Look look = draft.inside.last();
        if (side == Side.INSIDE && look != null && look.reading().status() != Reading.Status.UNKNOWN) {
            Diagnosis diagnosis = seen.kind() == Diagnosis.Kind.UNKNOWN
                    ? new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, seen.weight(), seen.summary())
                    : seen;
            Course.open(draft, symptom, diagnosis, demandedBy);
        }
    }

    /** Nobody has cried wolf where nobody has cried. */
    private void clear(Draft draft) {
        String why = "%d looks in a row passed".formatted(draft.inside.run().passes());
        draft.tell(new HealingEvent.Cleared(draft.target.name(), why));
        draft.doubt = seeksWhatIsLeft() ? draft.doubt : draft.doubt.cleared(draft.now);
        draft.enter(Calm.CALM);
    }
}
