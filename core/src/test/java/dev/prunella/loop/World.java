// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Explanation;
import dev.prunella.decide.Policy;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.model.Actor;
import dev.prunella.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The shell of the loop, pure and on virtual time: targets, the real governor, and a trail that is durable at once. */
final class World {

    /** Negative and near zero, so that a comparison of moments that is not a difference shows. */
    private static final long ORIGIN = -5_000_000_000L;

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    final Policy policy;
    private final long origin;
    final Agenda agenda;
    private final Governor governor;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private GovernorState governorState;

    World() {
        this(Policy.ofDefaults());
    }

    World(Policy policy) {
        this(policy, ORIGIN);
    }

    World(Policy policy, long origin) {
        this.policy = policy;
        agenda = new Agenda(origin);
        governor = new Governor(policy, Guardrails.standard(true));
        this.origin = origin;
        governorState = GovernorState.initial(Moment.first(origin, wall()));
    }

    /** The time of day goes along with the other clock. */
    Instant wall() {
        return wallAt(now());
    }

    Instant wallAt(long nanos) {
        return MIDNIGHT.plusNanos(nanos - origin);
    }

    long now() {
        return agenda.now();
    }

    GovernorState governor() {
        return governorState;
    }

    /** Begins to supervise; both sides pass until the subject is told otherwise. */
    Subject supervise(Target target) {
        Subject subject = new Subject(this, target);
        subjects.put(target.name(), subject);
        subject.begin();
        return subject;
    }

    /** Supervises and waits until the target is known to be healthy. */
    Subject superviseHealthy(Target target) {
        Subject subject = supervise(target);
        runFor(Duration.ofMillis(50));
        return subject;
    }

    void runFor(Duration span) {
        agenda.runFor(span);
        subjects.values().forEach(Subject::checkAccounts);
    }

    void seconds(double seconds) {
        runFor(Duration.ofNanos(Math.round(seconds * 1_000_000_000)));
    }

    void pause(String person, String why) {
        request(new GovernorRequest.Pause(Actor.person(person), why), answered -> {});
    }

    void resume(String person) {
        request(new GovernorRequest.Resume(Actor.person(person)), answered -> {});
    }

    private Snapshot snapshot(Subject subject) {
        return new Snapshot(subject.target, policy, subject.state(), governor, governorState, now(), wall());
    }

    Explanation explain(Subject subject) {
        return Explainer.explain(snapshot(subject));
    }

    Rehearsal rehearse(Subject subject) {
        return new Rehearsal(snapshot(subject));
    }

    /** Put into the governor's mailbox: answered at this moment, but after what was asked before. */
    void request(GovernorRequest request, Consumer<Governor.Answered> answer) {
        agenda.soon(() -> {
            Governor.Answered answered = governor.govern(governorState, request, now(), wall());
            governorState = answered.state();
            assertThat(governorState.permits()).hasSizeLessThanOrEqualTo(policy.concurrency()); // INVARIANT 8
            answer.accept(answered);
            answered.startAnew().forEach(name -> subjects.get(name).give(new TargetEvent.EvidenceReset()));
        });
    }

    void stands(Subject subject) {
        String name = subject.target.name();
        request(
                new GovernorRequest.Stands(
                        name, subject.target.info().group(), subject.state().health()),
                answered -> {});
        subjects.values().stream()
                .filter(other -> other.target.info().dependsOn().contains(name))
                .forEach(other -> other.give(
                        new TargetEvent.DependencyChanged(name, subject.state().health())));
    }
}
