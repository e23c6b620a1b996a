// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.decide.Policy;
import dev.prunella.detect.Side;
import java.time.Duration;

/** One thing that goes another way than it should, at a moment counted from the beginning of the run. */
public sealed interface Twist {

    /** When. */
    Duration at();

    /** How a sick target shows it. */
    enum Course {
        /** Each look fails. */
        STEADY,
        /** It is sick and well by turns of a few seconds. */
        FLAPPING,
        /** Each look takes more than half of its time, and fails. */
        SLOW,
        /** Each look hangs for longer than it may take. */
        WEDGED
    }

    /** What a probe does instead of telling the truth. */
    enum ProbeManner {
        LIES,
        FLICKERS,
        SAYS_UNKNOWN,
        SAYS_NOTHING,
        THROWS,
        THROWS_ERROR,
        IS_LATE,
        HANGS
    }

    /** What a remediation does instead of its work. */
    enum ActionManner {
        LIES,
        SAYS_NOTHING,
        FAILS,
        THROWS,
        HALF_WORKS,
        WORSENS,
        IS_SLOW,
        HANGS,
        IGNORES_INTERRUPTS
    }

    /** What the trail's store does. */
    enum StoreManner {
        REFUSES,
        IS_FULL,
        CANNOT_SYNC,
        IS_SLOW,
        IS_FAR_TOO_SLOW
    }

    /** What a channel of escalation does. */
    enum ChannelManner {
        THROWS,
        HANGS
    }

    /**
     * A target falls ill.
     *
     * @param code what the inside looks say
     * @param cure the name of the remediation that cures it; empty for none, {@code *} for any
     * @param lasts after which it is well again by itself
     */
    record Falls(Duration at, String target, Course course, String code, String cure, Duration lasts)
            implements Twist {}

    /** What the target leans on is down: both sides fail. */
    record Outage(Duration at, String target, Duration lasts) implements Twist {}

    /** A probe misbehaves. */
    record ProbeTrouble(Duration at, String target, Side side, ProbeManner manner, Duration lasts) implements Twist {}

    /** The remediations of a target misbehave. */
    record ActionTrouble(Duration at, String target, ActionManner manner, Duration lasts) implements Twist {}

    /**
     * The trail's store misbehaves.
     *
     * @param intent which intent of the run it follows, counted from 1; 0 if it comes at a moment of its own
     */
    record StoreTrouble(Duration at, int intent, StoreManner manner, Duration lasts) implements Twist {}

    /** The only channel of escalation misbehaves. */
    record ChannelTrouble(Duration at, ChannelManner manner, Duration lasts) implements Twist {}

    /** The application's traffic raises symptoms of a target, twice a second. */
    record Noise(Duration at, String target, Duration lasts) implements Twist {}

    /** A person does something; the span is a hold's. */
    record Person(Duration at, Command command, String target, Duration span) implements Twist {}

    /**
     * A person puts another policy in force.
     *
     * @param sound whether it may be put in force at all
     */
    record Reloaded(Duration at, Policy policy, boolean sound) implements Twist {}

    /**
     * A person does something just while an intent is being recorded.
     *
     * @param at how long after the intent was handed to the store
     * @param intent which intent of the run, counted from 1; the target is the one that it concerns
     */
    record Meddling(Duration at, int intent, Command command, Duration span) implements Twist {}

    /** A person puts another policy in force just while an intent is being recorded. */
    record ReloadedThen(Duration at, int intent, Policy policy) implements Twist {}

    /** The process stands still just while an intent is being recorded. */
    record Freeze(Duration at, int intent, Duration lasts) implements Twist {}

    /** The thing behind the target is replaced by somebody else just while an intent is being recorded. */
    record Swap(Duration at, int intent) implements Twist {}

    /** The thing behind the target is replaced by somebody else. */
    record Replaced(Duration at, String target) implements Twist {}

    /** The process is closed, and begun again after a while. */
    record Closes(Duration at, Duration downtime) implements Twist {}

    /** The process dies, and is begun again after a while. */
    record Crashes(Duration at, Duration downtime) implements Twist {}

    /** The process dies just while an intent is being recorded. */
    record Dies(Duration at, int intent, Duration downtime) implements Twist {}

    /** The process stands still while time goes on. */
    record StandsStill(Duration at, Duration lasts) implements Twist {}

    /** The time of day jumps. */
    record WallJumps(Duration at, Duration by) implements Twist {}

    /** Whom it concerns by name; empty for none. */
    default String target() {
        return "";
    }

    /** The number of the intent that it waits for; 0 if it comes at a moment of its own. */
    default int afterIntent() {
        if (this instanceof Meddling meddling) {
            return meddling.intent();
        }
        if (this instanceof ReloadedThen reloaded) {
            return reloaded.intent();
        }
        if (this instanceof Freeze freeze) {
            return freeze.intent();
        }
        if (this instanceof Swap swap) {
            return swap.intent();
        }
        if (this instanceof StoreTrouble trouble) {
            return trouble.intent();
        }
        return this instanceof Dies dies ? dies.intent() : 0;
    }
}
