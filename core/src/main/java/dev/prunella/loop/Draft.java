// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Approval;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Ruling;
import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Evidence;
import dev.prunella.diagnose.Settling;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The next state while one step works on it. Lives for that step only, so that a step is pure seen from outside. */
final class Draft {

    /** A step of a target that is well has one effect. */
    private static final int FEW = 2;

    final Target target;
    final Policy policy;
    final String policyHash;
    final long now;

    Generation generation;
    Mode mode;
    DesiredState desired;

    @Nullable
    Hold hold;

    SideView inside;
    SideView outside;
    final Map<String, Health> dependencies;
    LookPlan insidePlan;
    LookPlan outsidePlan;
    Phase phase;

    @Nullable
    Episode episode;

    Fatigue fatigue;
    Shadow shadow;
    Flapping flapping;

    @Nullable
    Approval approval;

    Doubt doubt;
    boolean everPassed;
    long evidenceSince;

    @Nullable
    Settling settling;

    @Nullable
    Watching watching;

    int stuckAttempts;
    int earlierRuns;
    int incidents;

    @Nullable
    Ruling lastRuling;

    private final TargetState before;
    private final List<Effect> effects = new ArrayList<>(FEW);

    /** @param policyHash the policy's {@link Policy#hash()}, which costs too much to be asked for at each step */
    Draft(Target target, Policy policy, String policyHash, TargetState state, long now) {
        this.target = target;
        this.policy = policy;
        this.policyHash = policyHash;
        this.now = now;
        before = state;
        generation = state.generation();
        mode = state.mode();
        desired = state.desired();
        hold = state.hold();
        inside = state.inside();
        outside = state.outside();
        dependencies = sorted(state.dependencies());
        insidePlan = state.insidePlan();
        outsidePlan = state.outsidePlan();
        phase = state.phase();
        episode = state.episode();
        fatigue = state.fatigue();
        shadow = state.shadow();
        flapping = state.flapping();
        approval = state.approval();
        doubt = state.doubt();
        everPassed = state.everPassed();
        evidenceSince = state.evidenceSinceNanos();
        settling = state.settling();
        watching = state.watching();
        stuckAttempts = state.stuckAttempts();
        earlierRuns = state.earlierRuns();
        incidents = state.incidents();
        lastRuling = state.lastRuling();
    }

    /** In an order that depends on nothing but the names. */
    private static Map<String, Health> sorted(Map<String, Health> dependencies) {
        return dependencies.isEmpty() ? dependencies : new TreeMap<>(dependencies);
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /** Publishes what happened, and adds it to the open incident's timeline. */
    void tell(HealingEvent event) {
        if (episode != null) {
            episode = episode.noting(event.what(), now);
        }
        emit(new Effect.Tell(event));
    }

    void enter(Phase next) {
        phase = next;
    }

    /** The open incident, in phases that have one. */
    Episode open() {
        if (episode == null) {
            throw new IllegalStateException(target.name() + ": no incident is open in phase " + phase.describe());
        }
        return episode;
    }

    boolean inGrace() {
        Duration own = target.startGrace();
        Duration grace = own == null ? policy.startGrace() : own;
        return !everPassed && now - before.registeredNanos() < grace.toNanos();
    }

    /** Whether a person wants to hear of it: not while the target is down on purpose, held, or only shadowed. */
    boolean mayTell() {
        return desired == DesiredState.RUNNING && !held() && mode != Mode.SHADOW;
    }

    boolean held() {
        return hold != null && hold.inForce(now);
    }

    /** Adds a look to the evidence; false if it does not count: another generation, or begun before the last action ended. */
    boolean see(Look look) {
        boolean counts = look.generation().equals(generation) && look.startedNanos() - evidenceSince >= 0;
        if (look.side() == Side.OUTSIDE) {
            outside = counts ? outside.plus(look, freshness()) : outside;
            return counts;
        }
        if (look.reading().passed()) {
            everPassed = true;
            settling = counts ? null : settling;
            passed();
        } else {
            fatigue = fatigue.interrupted();
            shadow = shadow.tired(shadow.fatigue().interrupted());
        }
        inside = counts ? inside.plus(look, freshness()) : inside;
        return counts;
    }

    private void passed() {
        boolean counting = !fatigue.processEnds().isEmpty();
        fatigue = fatigue.passed(policy.backoff(), now);
        shadow = shadow.tired(shadow.fatigue().passed(policy.backoff(), now));
        if (counting && fatigue.processEnds().isEmpty()) {
            tell(new HealingEvent.Steadied(target.name(), policy.backoff().resetAfter()));
        }
    }

    /** The open incident is one that could be acted on; each counts once. */
    void fellIll() {
        flapping = flapping.fellIll(open().incident().id().value(), policy.latches(), now);
    }

    /** What was seen up to now no longer counts. */
    void forgetEvidence() {
        inside = SideView.NONE;
        outside = SideView.NONE;
        evidenceSince = now;
    }

    /** Both sides are looked at as soon as can be. */
    void lookAtOnce() {
        insidePlan = insidePlan.dueAtOnce(now);
        outsidePlan = outsidePlan.dueAtOnce(now);
    }

    /** Two periods; at the close pace two of its slowest. */
    Freshness freshness() {
        Duration period = phase.pace() == Phase.Pace.CALM ? target.probing().period() : policy.slowestPace();
        return new Freshness(period.plus(period));
    }

    Diagnosis diagnose() {
        try {
            return Objects.requireNonNull(target.diagnostician().diagnose(evidence()), "diagnosis");
        } catch (RuntimeException | Error e) {
            String why = "the diagnostician threw " + e.getClass().getName();
            return new Diagnosis(Diagnosis.Kind.UNKNOWN, Cause.UNSPECIFIED, 0, why);
        }
    }

    Evidence evidence() {
        return new Evidence(
                inside,
                target.outside() == null ? null : outside,
                dependencies,
                target.pairs(),
                settling,
                freshness(),
                now);
    }

    /** Whether a diagnosis is certain enough to be named. */
    boolean certain(Diagnosis diagnosis) {
        return diagnosis.kind() != Diagnosis.Kind.UNKNOWN
                && diagnosis.weight() >= policy.evidence()
                && (!diagnosis.actionable() || evidence().settled());
    }

    /** What it depends on is back: what was seen before says nothing, and what is seen just now may still be its echo. */
    void dependencyIsBack() {
        forgetEvidence();
        settling = new Settling(now, now + fatigue.spread(policy.settling(), now));
        lookAtOnce();
    }

    /** Whether the inside has passed as often in a row as it must fail to be ill. */
    boolean recovered() {
        return inside.run().passes() >= policy.evidence();
    }

    boolean outsidePasses() {
        return evidence().outsideStatus() == Reading.Status.PASS && target.outside() != null;
    }

    long run() {
        return before.run();
    }

    /** The standing goes out first: the governor shall know that the target is ill before it is asked for a permit. */
    Transition freeze() {
        TargetState after = new TargetState(
                generation,
                mode,
                desired,
                hold,
                inside,
                outside,
                dependencies,
                insidePlan,
                outsidePlan,
                phase,
                episode,
                fatigue,
                shadow,
                flapping,
                approval,
                doubt,
                everPassed,
                before.registeredNanos(),
                evidenceSince,
                settling,
                watching,
                stuckAttempts,
                earlierRuns,
                before.run(),
                incidents,
                lastRuling);
        if (after.health() != before.health()) {
            effects.add(0, new Effect.Standing(after.health()));
        }
        return new Transition(after, List.copyOf(effects));
    }
}
