// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

/** What a person may do to a supervisor or to a target. */
public enum Command {
    /** Pauses all healing. */
    PAUSE,
    /** Lets healing go on. */
    RESUME,
    /** Puts hands on a target for a while. */
    HOLD,
    /** Takes hands off. */
    RELEASE,
    /** Sets the mode SHADOW. */
    SHADOW,
    /** Sets the mode APPROVE. */
    APPROVE,
    /** Sets the mode AUTO. */
    AUTO,
    /** Wants the target STOPPED. */
    STOP,
    /** Wants the target in MAINTENANCE. */
    MAINTAIN,
    /** Wants the target RUNNING. */
    RUN,
    /** Asks to heal without waiting for evidence. */
    HEAL_NOW,
    /** Says yes to what waits for it, or to whatever comes. */
    SAY_YES,
    /** Takes an incident over instead. */
    SAY_NO,
    /** Lifts the latch of a target. */
    UNLATCH,
    /** Lifts the latch of a remediation. */
    UNLATCH_TYPE,
    /** Ends the supervision of a target. */
    UNSUPERVISE,
    /** Begins the supervision of a target again. */
    SUPERVISE;

    /** Whether it concerns all targets. */
    public boolean concernsAll() {
        return this == PAUSE || this == RESUME || this == UNLATCH_TYPE;
    }
}
