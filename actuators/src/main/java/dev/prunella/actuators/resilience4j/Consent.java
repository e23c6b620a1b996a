// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.SupervisorStatus;
import dev.prunella.TargetStatus;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;

/** Whether automation may touch what stands before a target, by the wishes of persons alone. */
enum Consent {
    /** It may. */
    GIVEN("nobody objects"),
    /** Healing is paused. */
    PAUSED("healing is paused"),
    /** There is no such target now. */
    NOT_SUPERVISED("the target is not supervised"),
    /** A person has hands on the target. */
    HELD("the target is held"),
    /** The target is not meant to run. */
    NOT_WANTED("the target is not meant to run"),
    /** It is only said what would be done. */
    SHADOWED("the target is in SHADOW");

    private final String words;

    Consent(String words) {
        this.words = words;
    }

    /** As things stand; a hold that is over does not count. */
    static Consent of(SupervisorStatus supervisor, String target, long nowNanos) {
        if (!supervisor.pausedBecause().isEmpty()) {
            return PAUSED;
        }
        return supervisor.targets().stream()
                .filter(each -> each.name().equals(target))
                .findFirst()
                .map(status -> of(status, nowNanos))
                .orElse(NOT_SUPERVISED);
    }

    private static Consent of(TargetStatus target, long nowNanos) {
        Hold hold = target.hold();
        if (hold != null && hold.inForce(nowNanos)) {
            return HELD;
        }
        if (target.desired() != DesiredState.RUNNING) {
            return NOT_WANTED;
        }
        return target.mode() == Mode.SHADOW ? SHADOWED : GIVEN;
    }

    @Override
    public String toString() {
        return words;
    }
}
