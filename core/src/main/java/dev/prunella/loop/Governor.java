// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Ruling;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of everything that spans targets, as a pure function. Checking and charging are one step: no two targets can
 * spend the same share.
 */
public final class Governor {

    private final List<Guardrail> guardrails;
    private final Policy policy;

    /**
     * The governor under {@code policy}, with its guardrails in their order.
     *
     * @param trailOutlivesProcess whether what is recorded is known to the next process
     */
    public Governor(Policy policy, boolean trailOutlivesProcess) {
        this.policy = policy;
        this.guardrails = Guardrails.of(policy, trailOutlivesProcess);
    }

    /**
     * What one request brings.
     *
     * @param state the state afterwards
     * @param ruling the answers, for a request that asks; else null
     * @param permit the permit that was granted or confirmed; null for none
     * @param startAnew targets whose evidence starts anew, since a correlated failure is over
     */
    public record Answered(
            GovernorState state,
            @Nullable Ruling ruling,
            @Nullable Long permit,
            Set<String> startAnew) {

        static Answered silently(GovernorState state) {
            return new Answered(state, null, null, Set.of());
        }
    }

    /** Answers one request. */
    public Answered govern(GovernorState before, GovernorRequest request, long nowNanos) {
        GovernorState state = before.at(nowNanos, policy.budgets().window());
        if (request instanceof GovernorRequest.MayAct ask) {
            return mayAct(state, ask);
        }
        if (request instanceof GovernorRequest.WouldAct would) {
            return new Answered(state, rule(state.supposing(would.supposed()), would.proposal()), null, Set.of());
        }
        if (request instanceof GovernorRequest.MayStillAct again) {
            return mayStillAct(state, again);
        }
        if (request instanceof GovernorRequest.MayUndo undo) {
            return mayUndo(state, undo);
        }
        if (request instanceof GovernorRequest.Stands stands) {
            return stands(state, stands);
        }
        return Answered.silently(told(state, request));
    }

    private Answered mayAct(GovernorState state, GovernorRequest.MayAct ask) {
        Ruling ruling = rule(state, ask.proposal());
        if (!ruling.permits()) {
            return new Answered(state, ruling, null, Set.of());
        }
        long permit = state.nextPermit();
        return new Answered(state.charged(ask.proposal(), ask.permitLife()), ruling, permit, Set.of());
    }

    private Answered mayStillAct(GovernorState state, GovernorRequest.MayStillAct again) {
        Ruling ruling = rule(state.uncharged(again.permit()), again.proposal());
        boolean held = state.permits().containsKey(again.permit());
        return new Answered(state, ruling, held && ruling.permits() ? again.permit() : null, Set.of());
    }

    private Answered mayUndo(GovernorState state, GovernorRequest.MayUndo undo) {
        List<Guardrail> asked =
                guardrails.stream().filter(Guardrail::stopsCompensation).toList();
        Ruling ruling = Ruling.of(undo.proposal(), state, asked).approved();
        boolean held = state.permits().containsKey(undo.permit());
        return new Answered(state, ruling, held && ruling.permits() ? undo.permit() : null, Set.of());
    }

    /** All guardrails are evaluated, so that explain can show every answer. */
    public Ruling rule(GovernorState state, Proposal proposal) {
        return Ruling.of(proposal, state, guardrails);
    }

    /** When a group leaves correlated failure, nobody is punished for what was seen while it lasted. */
    private Answered stands(GovernorState state, GovernorRequest.Stands stands) {
        GovernorState after = state.standing(stands.target(), stands.group(), stands.health());
        boolean over = correlated(state, stands.group()) && !correlated(after, stands.group());
        return new Answered(
                after,
                null,
                null,
                over && stands.health() != Health.UNHEALTHY ? after.members(stands.group()) : Set.of());
    }

    private boolean correlated(GovernorState state, String group) {
        return !group.isEmpty()
                && state.group(group).members() >= policy.brake().smallestGroup()
                && state.group(group).unhealthyShare() >= policy.brake().slowAtShare();
    }

    /** Names of the guardrails in their order. */
    public List<String> guardrails() {
        return guardrails.stream().map(Guardrail::name).toList();
    }

    /** How many more incidents of a target may be acted on within the present window. */
    public int incidentsLeft(GovernorState state, String target, long nowNanos) {
        Duration window = policy.budgets().window();
        int begun = state.at(nowNanos, window).incidentsStarted(target, "", window);
        return Math.max(0, policy.budgets().incidentsPerTarget() - begun);
    }

    /** How many more actions of all targets may be started within the present window. */
    public int startsLeft(GovernorState state, long nowNanos) {
        Duration window = policy.budgets().window();
        int begun = state.at(nowNanos, window).starts(Ledger.Scope.SUPERVISOR, "", window);
        return Math.max(0, policy.budgets().startsPerSupervisor() - begun);
    }

    private static GovernorState told(GovernorState state, GovernorRequest request) {
        if (request instanceof GovernorRequest.Released released) {
            return state.without(released.permit());
        }
        if (request instanceof GovernorRequest.Withdrawn withdrawn) {
            boolean held = state.permits().containsKey(withdrawn.permit());
            return held ? state.uncharged(withdrawn.permit()) : state;
        }
        if (request instanceof GovernorRequest.Left left) {
            return state.left(left.target());
        }
        if (request instanceof GovernorRequest.Pause pause) {
            return state.paused(pause.actor() + ": " + pause.why());
        }
        return state.paused("");
    }
}
