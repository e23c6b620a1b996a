// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Runbooks;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident is open and there is nothing to do now: the dependency is down, a guardrail refused, or the evidence after an
 * attempt is being gathered. It is watched, so that recovery, another diagnosis or the moment to ask again is seen at once.
 *
 * @param retryNanos before this the guardrails are not asked again
 */
public record Holding(long retryNanos) implements Phase {

    static Holding until(long retryNanos) {
        return new Holding(retryNanos);
    }

    @Override
    public String describe() {
        return "holding";
    }

    @Override
    public @Nullable Long wakeNanos(Draft draft) {
        long tell = tellNanos(draft);
        boolean telling = !draft.open().escalated() && tell - draft.now > 0;
        boolean retrying = retryNanos - draft.now > 0;
        if (telling && retrying) {
            return tell - retryNanos < 0 ? tell : retryNanos;
        }
        return telling ? Long.valueOf(tell) : retrying ? Long.valueOf(retryNanos) : null;
    }

    @Override
    public void looked(Draft draft, Side side) {
        if (draft.recovered()) {
            Course.close(draft, Course.unhealed(draft));
            return;
        }
        proceed(draft, rediagnose(draft));
    }

    @Override
    public void tick(Draft draft) {
        if (draft.now - tellNanos(draft) >= 0) {
            String after = draft.policy.unknownEscalatesAfter().toString();
            Course.escalate(draft, Reason.of("unresolved", "not resolved within %s", after));
        }
        proceed(draft, rediagnose(draft));
    }

    @Override
    public void healNow(Draft draft, Actor actor) {
        if (draft.open().diagnosis().actionable()) {
            draft.episode = draft.open().demandedBy(actor);
            Course.decide(draft);
        }
    }

    private static long tellNanos(Draft draft) {
        return draft.open().incident().openedNanos()
                + draft.policy.unknownEscalatesAfter().toNanos();
    }

    private static Diagnosis rediagnose(Draft draft) {
        Diagnosis now = draft.diagnose();
        Diagnosis before = draft.open().diagnosis();
        if (!draft.certain(now) || now.sameAs(before)) {
            return now;
        }
        Runbooks runbooks = draft.target.runbooks();
        boolean sameLadder = Objects.equals(runbooks.forDiagnosis(now), runbooks.forDiagnosis(before));
        if (now.kind() == before.kind() && sameLadder) {
            draft.episode = draft.open().refined(now);
        } else {
            draft.episode = draft.open().diagnosed(now);
            draft.tell(new HealingEvent.Rediagnosed(
                    draft.target.name(), draft.open().incident().id(), now));
            if (now.actionable()) {
                draft.fellIll();
            }
        }
        return now;
    }

    private void proceed(Draft draft, Diagnosis diagnosis) {
        boolean asked = draft.now - retryNanos < 0;
        if (!asked && draft.certain(diagnosis) && diagnosis.actionable()) {
            Course.decide(draft);
        }
    }
}
