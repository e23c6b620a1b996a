// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.Symptom;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One target in a {@link World}: what its probes and remediations do, and all that its loop has done. */
final class Subject {

    final Target target;
    final Script script;
    private final World world;
    private final TargetLoop loop;
    private final List<Told> told = new ArrayList<>();
    private final List<Started> started = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private TargetState state;
    private long alarm;

    Subject(World world, Target target) {
        this.world = world;
        this.target = target;
        script = new Script(world.agenda);
        loop = new TargetLoop(target, world.policy, world.policy.hash());
        state = TargetState.initial(target, Generation.FIRST, 7, world.now());
    }

    /** What was told, with its moment. */
    record Told(long atNanos, HealingEvent event) {}

    /** A remediation that was started, with its moment. */
    record Started(long atNanos, Attempt attempt) {}

    void begin() {
        world.stands(this);
        give(new TargetEvent.Tick());
    }

    TargetState state() {
        return state;
    }

    Health health() {
        return state.health();
    }

    Phase phase() {
        return state.phase();
    }

    /** Put into the target's mailbox. */
    void give(TargetEvent event) {
        world.agenda.soon(() -> step(event));
    }

    /** How many looks in a row have passed in the verification that is going on; -1 for none. */
    int verifyingPasses() {
        return phase() instanceof Verifying verifying
                ? verifying.progress().run().passes()
                : -1;
    }

    void notice(String code) {
        give(new TargetEvent.Noticed(new Symptom(Reason.of(code, "a caller saw %s", code), world.now(), null)));
    }

    List<Told> told() {
        return told;
    }

    <E extends HealingEvent> List<E> told(Class<E> kind) {
        return told.stream()
                .map(Told::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<Long> momentsOf(Class<? extends HealingEvent> kind) {
        return told.stream()
                .filter(each -> kind.isInstance(each.event))
                .map(Told::atNanos)
                .toList();
    }

    List<Started> starts() {
        return started;
    }

    List<String> actions() {
        return started.stream().map(each -> each.attempt.remediation()).toList();
    }

    List<Attempt.End> ends() {
        return told(HealingEvent.Ended.class).stream()
                .map(HealingEvent.Ended::end)
                .toList();
    }

    List<Outcome> outcomes() {
        return told(HealingEvent.Closed.class).stream()
                .map(HealingEvent.Closed::outcome)
                .toList();
    }

    List<String> refusals() {
        return told(HealingEvent.Refused.class).stream()
                .map(refused -> refused.refusal().toString())
                .toList();
    }

    List<String> escalations() {
        return effects(Effect.Escalate.class).stream()
                .map(effect -> effect.escalation().reason().text())
                .toList();
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The looks that were started from one side. */
    List<Effect.StartLook> looks(Side side) {
        return effects(Effect.StartLook.class).stream()
                .filter(look -> look.side() == side)
                .toList();
    }

    /** Attempts have unique keys, no intent has two ends, and no end stands without its intent. */
    void checkAccounts() {
        Set<String> intended = new HashSet<>();
        told(HealingEvent.Intended.class)
                .forEach(
                        event -> assertThat(intended.add(event.attempt().key())).isTrue()); // INVARIANT 27
        Set<String> ended = new HashSet<>();
        told(HealingEvent.Ended.class)
                .forEach(event -> assertThat(ended.add(event.attempt().key())).isTrue()); // INVARIANT 17
        assertThat(intended).containsAll(ended);
        assertThat(intended.size() - ended.size()).isBetween(0, 1); // INVARIANT 1
    }

    /** Every intent has its end and no permit is held any more. */
    void expectAccountsSettled() {
        checkAccounts();
        assertThat(told(HealingEvent.Ended.class)).hasSameSizeAs(told(HealingEvent.Intended.class)); // INVARIANT 17
        assertThat(world.governor().permits().values())
                .noneMatch(permit -> permit.target().equals(target.name()));
    }

    private void step(TargetEvent event) {
        Transition next = loop.step(state, event, world.now());
        state = next.state();
        effects.addAll(next.effects());
        next.effects().forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.StartLook look) {
            startLook(look);
        } else if (effect instanceof Effect.WakeAt wake) {
            setAlarm(wake.atNanos());
        } else if (effect instanceof Effect.Tell tell) {
            told.add(new Told(world.now(), tell.event()));
        } else if (effect instanceof Effect.Intend intend) {
            intend(intend.event());
        } else if (effect instanceof Effect.StartAttempt start) {
            started.add(new Started(world.now(), start.attempt()));
            script.run(start, state.generation(), this::give);
        } else if (effect instanceof Effect.Standing) {
            world.stands(this);
        } else {
            govern(effect);
        }
    }

    private void govern(Effect effect) {
        if (effect instanceof Effect.Ask ask) {
            script.whenAsked.run();
            world.request(new GovernorRequest.MayAct(ask.proposal(), ask.permitLife()), this::ruled);
        } else if (effect instanceof Effect.Suppose suppose) {
            world.request(new GovernorRequest.WouldAct(suppose.proposal(), suppose.starts()), this::ruled);
        } else if (effect instanceof Effect.AskAgain again) {
            world.request(new GovernorRequest.MayStillAct(again.permit(), again.proposal()), this::ruled);
        } else if (effect instanceof Effect.AskUndo undo) {
            world.request(new GovernorRequest.MayUndo(undo.permit(), undo.proposal()), this::ruled);
        } else if (effect instanceof Effect.Release release) {
            long permit = release.permit();
            world.request(
                    release.end() == null
                            ? new GovernorRequest.Withdrawn(permit)
                            : new GovernorRequest.Released(permit, release.end()),
                    answered -> {});
        }
    }

    private void ruled(Governor.Answered answered) {
        give(new TargetEvent.Ruled(answered.ruling(), answered.permit()));
    }

    private void intend(HealingEvent.Intended event) {
        if (script.trailRefuses == null) {
            told.add(new Told(world.now(), event));
        }
        script.intend(event.attempt().key(), this::give);
    }

    private void startLook(Effect.StartLook order) {
        long began = world.now();
        boolean inside = order.side() == Side.INSIDE;
        world.agenda.after(inside ? script.insideLatency : script.outsideLatency, () -> {
            Reading reading = inside ? script.inside.next() : script.outside.next();
            give(new TargetEvent.Looked(
                    new Look(order.side(), reading, order.generation(), began, world.now()), order.generation()));
        });
    }

    private void setAlarm(long atNanos) {
        long mine = ++alarm;
        world.agenda.at(atNanos, () -> {
            if (mine == alarm) {
                step(new TargetEvent.Tick());
            }
        });
    }
}
