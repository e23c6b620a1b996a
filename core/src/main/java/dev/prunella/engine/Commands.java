// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Policy;
import dev.prunella.decide.PolicyChange;
import dev.prunella.loop.Governor;
import dev.prunella.loop.GovernorRequest;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
import dev.prunella.model.SafeText;
import dev.prunella.record.HealingEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is commanded for all targets at once. Each is recorded once the state holds it. */
final class Commands {

    private final GovernorDesk desk;
    private final Rulebook rulebook;
    private final Consumer<HealingEvent> told;

    Commands(GovernorDesk desk, Rulebook rulebook, Consumer<HealingEvent> told) {
        this.desk = desk;
        this.rulebook = rulebook;
        this.told = told;
    }

    /** Pauses all healing until {@link #resume}; what runs already is not cancelled. */
    void pause(Actor actor, String why) {
        String reason = SafeText.of(why);
        desk.tell(new GovernorRequest.Pause(actor, reason), () -> say(actor, new Reason("pause", reason), ""));
    }

    /** Lets healing go on. */
    void resume(Actor actor) {
        desk.tell(new GovernorRequest.Resume(actor), () -> say(actor, new Reason("resume", "healing goes on"), ""));
    }

    /**
     * Lets a latched remediation be run again.
     *
     * @throws IllegalArgumentException if it is not latched
     */
    void unlatch(Actor actor, String remediation) {
        Set<String> latched = desk.state().latches().because().keySet();
        if (!latched.contains(remediation)) {
            throw new IllegalArgumentException(
                    "supervisor: unlatch must name one of the latched remediations %s, got '%s'"
                            .formatted(new TreeSet<>(latched), remediation));
        }
        Reason lifted = new Reason("unlatch", "lifts the latch of " + remediation);
        desk.tell(new GovernorRequest.Unlatch(remediation), () -> say(actor, lifted, remediation));
    }

    /**
     * Puts another policy in force, between two decisions.
     *
     * @throws IllegalArgumentException as {@link PolicyChange#check}; the present one stays
     */
    void reload(Actor actor, Policy policy, Set<String> dropped) {
        PolicyChange.check(rulebook.policy(), policy, dropped);
        desk.between(() -> {
            rulebook.replace(policy);
            say(
                    actor,
                    new Reason("reload", "puts a policy in force"),
                    rulebook.inForce().hash());
        });
    }

    /** Nobody commanded it, if the governor latched a remediation by itself. */
    void heard(Governor.Answered answered) {
        if (answered.latched() != null) {
            Reason latch = new Reason("latch", answered.latched().getValue());
            say(Actor.automation(), latch, answered.latched().getKey());
        }
    }

    private void say(Actor actor, Reason command, String value) {
        told.accept(new HealingEvent.Commanded("", null, actor, command, value));
    }
}
