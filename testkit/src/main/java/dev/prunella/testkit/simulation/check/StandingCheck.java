// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.testkit.simulation.trace.Happening;

/**
 * INVARIANT 13, 14, 31 and 41: nothing begins, and nothing is taken back, while healing is paused, in SHADOW, on a target that is held or
 * not to run.
 */
final class StandingCheck implements Check {

    /** The end of a hold stands in the trail to the millisecond. */
    static final long ROUNDING_NANOS = 2_000_000;

    private final Facts facts;
    private final Objections objections;

    StandingCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            begins(started, started.remediation());
        } else if (fact instanceof Happening.UndoBegan undo) {
            begins(undo, undo.compensation());
        }
    }

    private void begins(Happening started, String what) {
        Standing standing = facts.target(started.target()).standing();
        long now = started.atNanos();
        long before = now - facts.allowanceNanos(now);
        if (facts.paused() && facts.pausedNanos() < before) {
            refuse(started, what, "all healing is paused");
        }
        if (standing.mode() == Mode.SHADOW && standing.modeNanos() < before) {
            refuse(started, what, "the mode is SHADOW");
        }
        if (standing.desired() != null
                && standing.desired() != DesiredState.RUNNING
                && standing.desiredNanos() < before) {
            refuse(started, what, "the target is to be " + standing.desired());
        }
        if (standing.held(now + ROUNDING_NANOS) && standing.holdNanos() < before) {
            refuse(started, what, "a person has hands on it");
        }
    }

    private void refuse(Happening started, String what, String why) {
        objections.say("%s of %s begins while %s".formatted(what, started.target(), why));
    }
}
