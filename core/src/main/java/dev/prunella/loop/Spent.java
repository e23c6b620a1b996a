// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Side;
import dev.prunella.model.Health;
import dev.prunella.record.Outcome;

/** The runbook has nothing left; a person was told. The target is watched until it is well again. */
public record Spent() implements Phase {

    @Override
    public String describe() {
        return "escalated, watching";
    }

    @Override
    public Health health(boolean passing) {
        return Health.UNHEALTHY;
    }

    @Override
    public Pace pace() {
        return Pace.CLOSE;
    }

    @Override
    public void looked(Draft draft, Side side) {
        if (draft.recovered()) {
            Course.close(draft, Outcome.ESCALATED);
        }
    }
}
