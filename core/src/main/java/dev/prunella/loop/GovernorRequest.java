// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Proposal;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.List;

/** What the governor is told or asked. */
public sealed interface GovernorRequest {

    /** May this be done? A permit is charged at once and ends by release or after {@code permitLife}. */
    record MayAct(Proposal proposal, Duration permitLife) implements GovernorRequest {}

    /** May this be done, if these starts had been charged too? Grants and charges nothing. */
    record WouldAct(Proposal proposal, List<GovernorState.Start> supposed) implements GovernorRequest {}

    /** May what was permitted still be done? Asked just before; what it was charged itself does not count against it. */
    record MayStillAct(long permit, Proposal proposal) implements GovernorRequest {}

    /** May what was done under this permit be taken back? Only what stops all healing is asked. */
    record MayUndo(long permit, Proposal proposal) implements GovernorRequest {}

    /** A permit is given back; the attempt on it ended so. */
    record Released(long permit, Attempt.End end) implements GovernorRequest {}

    /** A permit is given back on which nothing was begun or recorded: it was no start, and is not counted as one. */
    record Withdrawn(long permit) implements GovernorRequest {}

    /** A target joined, or its health changed. */
    record Stands(String target, String group, Health health) implements GovernorRequest {}

    /** A target left. */
    record Left(String target) implements GovernorRequest {}

    /** A person lets a latched remediation be run again. */
    record Unlatch(String remediation) implements GovernorRequest {}

    /** A person pauses all healing. */
    record Pause(Actor actor, String why) implements GovernorRequest {}

    /** A person lets healing go on. */
    record Resume(Actor actor) implements GovernorRequest {}
}
