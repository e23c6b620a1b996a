// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.detect.Symptom;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;

/** All is well, or nothing is known: the inside is looked at once a period. */
public record Calm() implements Phase {

    static final Calm CALM = new Calm();

    @Override
    public String describe() {
        return "watching";
    }

    @Override
    public Health health(boolean passing) {
        return passing ? Health.HEALTHY : Health.UNKNOWN;
    }

    @Override
    public Pace pace() {
        return Pace.CALM;
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void looked(Draft draft, Side side) {
        Look look = side == Side.INSIDE ? draft.inside.last() : draft.outside.last();
        if (look == null || look.reading().passed()) {
            return;
        }
        Reason reason = reasonOf(look.reading());
        if (side == Side.INSIDE) {
            suspect(draft, new Symptom(reason, draft.now, look.reading().trace()));
        } else if (look.reading().failed() && draft.inside.run().passes() > 0) {
            tellBlind(draft, reason);
        }
    }

    /** A target that works while its outside probe fails could never be told from one whose dependency is down. */
    private static void tellBlind(Draft draft, Reason reason) {
        String text =
                "the outside probe fails while the inside passes, so no local fault could be proven: " + reason.text();
        draft.tell(new HealingEvent.Contained(draft.target.name(), null, new Reason("outside-blind", text)));
    }

    @Override
    public void noticed(Draft draft, Symptom symptom) {
        if (draft.doubt.deaf(draft.now) || draft.inGrace() || draft.desired == DesiredState.STOPPED) {
            return;
        }
        draft.forgetEvidence();
        draft.insidePlan = draft.insidePlan.dueAtOnce(draft.now);
        suspect(draft, symptom);
    }

    /** Rest for one: it may hold on to what was replaced, so it is under suspicion until its own evidence says whether it is ill. */
    @Override
    public void dependencyWell(Draft draft, String name) {
        suspect(draft, Suspecting.dependencyWell(name, draft.now));
    }

    @Override
    public void healNow(Draft draft, Actor actor) {
        draft.forgetEvidence();
        draft.lookAtOnce();
        draft.enter(Suspecting.demanded(draft.now, actor));
    }

    /** What is down on purpose, or still starting, is not suspected. */
    private static void suspect(Draft draft, Symptom symptom) {
        if (draft.inGrace() || draft.desired == DesiredState.STOPPED) {
            return;
        }
        draft.outside = SideView.NONE;
        draft.insidePlan = draft.insidePlan.atFullPace();
        draft.outsidePlan = draft.outsidePlan.dueAtOnce(draft.now);
        draft.enter(new Suspecting(draft.now, symptom, Actor.automation()));
        draft.tell(new HealingEvent.Suspected(draft.target.name(), symptom));
    }

    private static Reason reasonOf(Reading reading) {
        Reason reason = reading.reason();
        return reason == null ? Reason.of("unexplained", "a look did not pass") : reason;
    }
}
