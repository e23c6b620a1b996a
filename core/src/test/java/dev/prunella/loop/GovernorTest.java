// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Conditions;
import dev.prunella.decide.Ledger.Scope;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Step;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Check and charge are one step, and every permit ends. */
class GovernorTest {

    private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofSeconds(55);

    private final Governor governor = new Governor(Policy.ofDefaults(), Guardrails.standard(true));
    private GovernorState state = GovernorState.initial(Moment.first(0, WALL));

    private static Proposal proposal(String target) {
        var description = Pools.one(target).build();
        var policy = Policy.ofDefaults();
        var draft = new Draft(
                description, policy, policy.hash(), TargetState.initial(description, Generation.FIRST, 7, 0), 0);
        var diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "");
        var id = IncidentId.of(target, 7, 1);
        var symptom = new Symptom(Reason.of("seen", "seen"), 0, null);
        draft.episode = Episode.open(Incident.open(id, target, symptom, 0, diagnosis, Actor.automation()));
        Proposal stale =
                Course.proposal(draft, new Plan(Step.of(Pools.remedy("evict-all")), 0, 0, null, policy.hash()));
        var c = stale.conditions();
        var fresh = new Conditions(
                c.mode(),
                c.desired(),
                c.hold(),
                Duration.ZERO,
                c.ageLimit(),
                0,
                0,
                0,
                0,
                0,
                c.capabilities(),
                c.incidentBudget(),
                false,
                null,
                c.policy(),
                null);
        return new Proposal(
                stale.target(),
                stale.generation(),
                stale.incident(),
                stale.attempt(),
                stale.remediation(),
                diagnosis,
                false,
                stale.actor(),
                fresh);
    }

    private Governor.Answered ask(String target, long now) {
        var answered = governor.govern(state, new GovernorRequest.MayAct(proposal(target), LIFE), now, WALL);
        state = answered.state();
        return answered;
    }

    @Test
    void chargesWhatItPermits() { // INVARIANT 7
        assertThat(ask("a", 0).permit()).isEqualTo(1L);
        assertThat(state.starts(Scope.TYPE, "evict-all", WINDOW)).isEqualTo(1);
    }

    @Test
    void chargesNothingWhenItRefuses() { // INVARIANT 7
        ask("a", 0);
        GovernorState before = state;
        assertThat(ask("b", 0).permit()).isNull();
        assertThat(state).isEqualTo(before);
    }

    @Test
    void neverRefundsWhatIsGivenBack() { // INVARIANT 7
        ask("a", 0);
        state = governor.govern(state, new GovernorRequest.Released(1, Attempt.End.HEALED), 1, WALL)
                .state();
        assertThat(state.running()).isZero();
        assertThat(state.starts(Scope.SUPERVISOR, "", WINDOW)).isEqualTo(1);
    }

    @Test
    void refundsWhatCertainlyDidNotBegin() { // INVARIANT 7
        ask("a", 0);
        state = governor.govern(state, new GovernorRequest.Withdrawn(1), 1, WALL)
                .state();
        assertThat(state.starts()).isEmpty();
        assertThat(state.permits()).isEmpty();
    }

    @Test
    void neverRefundsWhatWasGivenBackAsUsedBefore() { // INVARIANT 7
        ask("a", 0);
        state = governor.govern(state, new GovernorRequest.Released(1, Attempt.End.HEALED), 1, WALL)
                .state();
        state = governor.govern(state, new GovernorRequest.Withdrawn(1), 2, WALL)
                .state();
        assertThat(state.starts()).hasSize(1);
    }

    @Test
    void endsAPermitThatIsNeverGivenBack() { // INVARIANT 37
        ask("a", 0);
        assertThat(ask("b", LIFE.toNanos() - 1).permit()).isNull();
        assertThat(ask("b", LIFE.toNanos()).permit()).isNotNull();
    }

    @Test
    void doesNotConfirmAPermitThatHasEnded() { // INVARIANT 21
        ask("a", 0);
        var again = new GovernorRequest.MayStillAct(1, proposal("a"));
        assertThat(governor.govern(state, again, LIFE.toNanos() - 1, WALL).permit())
                .isEqualTo(1L);
        assertThat(governor.govern(state, again, LIFE.toNanos(), WALL).permit()).isNull();
    }

    @Test
    void forgetsAStartExactlyWhenTheWindowHasPassed() { // INVARIANT 6
        ask("a", 0);
        assertThat(state.at(WINDOW.toNanos() - 1, WALL, Policy.ofDefaults()).starts())
                .hasSize(1);
        assertThat(state.at(WINDOW.toNanos(), WALL, Policy.ofDefaults()).starts())
                .isEmpty();
    }

    @Test
    void remembersNoMoreThanItsCap() { // INVARIANT 32
        var start = new GovernorState.Start(0, 7, "a", "", "evict-all", "a/1", "a/1/1.1");
        var full = Collections.nCopies(GovernorState.MOST_STARTS, start);
        state = new GovernorState(Moment.first(0, WALL), "", Members.NONE, full, TypeLatches.NONE, Map.of(), 8)
                .charged(proposal("b"), LIFE);
        assertThat(state.starts()).hasSize(GovernorState.MOST_STARTS);
        assertThat(state.starts().get(GovernorState.MOST_STARTS - 1).target()).isEqualTo("b");
    }

    @Test
    void forgetsATargetThatLeft() {
        var stands = new GovernorRequest.Stands("a", "g", Health.UNHEALTHY);
        state = governor.govern(state, stands, 0, WALL).state();
        assertThat(state.group("g").unhealthy()).isEqualTo(1);
        state = governor.govern(state, new GovernorRequest.Left("a"), 0, WALL).state();
        assertThat(state.group("g").members()).isZero();
    }

    @Test
    void reckonsWhatIsLeftOfATargetsOwnBudget() {
        var target = Pools.one("orders-db");
        assertThat(governor.incidentsLeft(state, target.build(), 0, WALL)).isEqualTo(3);
        assertThat(governor.incidentsLeft(state, target.incidentBudget(1).build(), 0, WALL))
                .isEqualTo(1);
    }
}
