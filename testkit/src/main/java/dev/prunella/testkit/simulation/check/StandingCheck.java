// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 13, 14, 15, 31 and 41: nothing begins while healing is paused, in SHADOW, without a person's yes, on a target that is held or not to run. */
final class StandingCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    StandingCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            begins(started);
        }
    }

    private void begins(Happening.Started started) {
        Standing standing = facts.target(started.target()).standing();
        long now = started.atNanos();
        long before = now - facts.allowanceNanos(now);
        if (facts.paused() && facts.pausedNanos() < before) {
            refuse(started, "all healing is paused");
        }
        if (standing.mode() != null && standing.mode() != Mode.AUTO && standing.modeNanos() < before) {
            refuse(started, "the mode is " + standing.mode());
        }
        if (standing.desired() != null
                && standing.desired() != DesiredState.RUNNING
                && standing.desiredNanos() < before) {
            refuse(started, "the target is to be " + standing.desired());
        }
        if (standing.held(now) && standing.holdNanos() < before) {
            refuse(started, "a person has hands on it");
        }
    }

    private void refuse(Happening.Started started, String why) {
        objections.say("%s of %s begins while %s".formatted(started.remediation(), started.target(), why));
    }
}
