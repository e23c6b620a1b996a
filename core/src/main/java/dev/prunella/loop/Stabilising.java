// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Side;
import dev.prunella.detect.Symptom;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Measured healthy; it must hold for a while before the incident is closed.
 *
 * @param untilNanos when it has held long enough
 */
public record Stabilising(long untilNanos) implements Phase {

    @Override
    public String describe() {
        return "stabilising";
    }

    @Override
    public Health health(boolean passing) {
        return passing ? Health.HEALTHY : Health.SUSPECT;
    }

    @Override
    public @Nullable Long wakeNanos(Draft draft) {
        return untilNanos - draft.now > 0 ? untilNanos : null;
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void looked(Draft draft, Side side) {
        if (draft.certain(draft.diagnose())) {
            Course.close(draft, Outcome.RELAPSED);
            Symptom back = new Symptom(Reason.of("relapsed", "the trouble is back"), draft.now, null);
            draft.enter(new Suspecting(draft.now, back, Actor.automation()));
            draft.phase.looked(draft, side);
        } else {
            closeIfHeld(draft);
        }
    }

    @Override
    public void tick(Draft draft) {
        closeIfHeld(draft);
        Duration patience = draft.policy.unknownEscalatesAfter();
        if (draft.episode != null && draft.now - untilNanos >= patience.toNanos()) {
            Course.escalate(draft, Reason.of("unconfirmed", "health was not confirmed within %s", patience));
        }
    }

    @Override
    public void noticed(Draft draft, Symptom symptom) {
        if (draft.doubt.deaf(draft.now)) {
            return;
        }
        draft.doubt = draft.doubt.cleared(draft.now);
        draft.lookAtOnce();
    }

    /** The verdict stands; that health held long enough was not seen, and it is not said. */
    @Override
    public void retire(Draft draft, Reason why) {
        if (draft.inside.run().fails() == 0) {
            Course.close(draft, Outcome.HEALED, "closed before stabilisation ended");
        }
    }

    private void closeIfHeld(Draft draft) {
        boolean passing = draft.inside.run().fails() == 0 && draft.inside.run().passes() > 0;
        if (draft.now - untilNanos >= 0 && passing) {
            Course.close(draft, Outcome.HEALED);
        }
    }
}
