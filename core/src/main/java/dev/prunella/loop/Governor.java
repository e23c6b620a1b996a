// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Budgets;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Ruling;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.model.Health;
import dev.prunella.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of everything that spans targets, as a pure function. Checking and charging are one step: no two targets can
 * spend the same share.
 */
public final class Governor {

    private final List<Guardrail> guardrails;
    private final Policy policy;

    /** The governor under {@code policy}, with its guardrails in their order. */
    public Governor(Policy policy, Guardrails rules) {
        this.policy = policy;
        this.guardrails = rules.of(policy);
    }

    /**
     * What one request brings.
     *
     * @param state the state afterwards
     * @param ruling the answers, for a request that asks; else null
     * @param permit the permit that was granted or confirmed; null for none
     * @param startAnew targets whose evidence starts anew, since a correlated failure is over
     * @param latched the remediation that was latched by it, with the reason; null for none
     */
    public record Answered(
            GovernorState state,
            @Nullable Ruling ruling,
            @Nullable Long permit,
            Set<String> startAnew,
            Map.@Nullable Entry<String, String> latched) {

        static Answered silently(GovernorState state) {
            return new Answered(state, null, null, Set.of(), null);
        }

        static Answered ruling(GovernorState state, Ruling ruling, @Nullable Long permit) {
            return new Answered(state, ruling, permit, Set.of(), null);
        }
    }

    /** Answers one request. */
    public Answered govern(GovernorState before, GovernorRequest request, long nowNanos, Instant wall) {
        GovernorState state = before.at(nowNanos, wall, policy);
        if (request instanceof GovernorRequest.MayAct ask) {
            return mayAct(state, ask);
        }
        if (request instanceof GovernorRequest.WouldAct would) {
            return Answered.ruling(state, rule(state.supposing(would.supposed()), would.proposal()), null);
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
        if (request instanceof GovernorRequest.Released released) {
            return released(state, released);
        }
        return Answered.silently(told(state, request));
    }

    private Answered mayAct(GovernorState state, GovernorRequest.MayAct ask) {
        Ruling ruling = rule(state, ask.proposal());
        if (!ruling.permits()) {
            return Answered.ruling(state, ruling, null);
        }
        long permit = state.nextPermit();
        return Answered.ruling(state.charged(ask.proposal(), ask.permitLife()), ruling, permit);
    }

    private Answered mayStillAct(GovernorState state, GovernorRequest.MayStillAct again) {
        Ruling ruling = rule(state.uncharged(again.permit()), again.proposal());
        boolean held = state.permits().containsKey(again.permit());
        return Answered.ruling(state, ruling, held && ruling.permits() ? again.permit() : null);
    }

    private Answered mayUndo(GovernorState state, GovernorRequest.MayUndo undo) {
        List<Guardrail> asked =
                guardrails.stream().filter(Guardrail::stopsCompensation).toList();
        Ruling ruling = Ruling.of(undo.proposal(), state, asked).approved();
        boolean held = state.permits().containsKey(undo.permit());
        return Answered.ruling(state, ruling, held && ruling.permits() ? undo.permit() : null);
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
                over && stands.health() != Health.UNHEALTHY ? after.members().of(stands.group()) : Set.of(),
                null);
    }

    private boolean correlated(GovernorState state, String group) {
        return !group.isEmpty()
                && state.group(group).members() >= policy.brake().smallestGroup()
                && state.group(group).unhealthyShare() >= policy.brake().slowAtShare();
    }

    /** What the attempt has shown is kept before the permit goes: it says what was tried, and against what. */
    private Answered released(GovernorState state, GovernorRequest.Released released) {
        GovernorState learned = state.learned(released.permit(), released.end(), policy.latches());
        Map.Entry<String, String> latched = learned.latches().because().entrySet().stream()
                .filter(entry -> state.latchedBecause(entry.getKey()).isEmpty())
                .findAny()
                .orElse(null);
        return new Answered(learned.without(released.permit()), null, null, Set.of(), latched);
    }

    /** Names of the guardrails in their order. */
    public List<String> guardrails() {
        return guardrails.stream().map(Guardrail::name).toList();
    }

    /** How many more incidents of a target may be acted on within the present window. */
    public int incidentsLeft(GovernorState state, Target target, long nowNanos, Instant wall) {
        Budgets budgets = policy.budgets().narrowedTo(target.incidentBudget());
        int begun = state.at(nowNanos, wall, policy).incidentsStarted(target.name(), "", budgets.window());
        return Math.max(0, budgets.incidentsPerTarget() - begun);
    }

    /** How many more actions of all targets may be started within the present window. */
    public int startsLeft(GovernorState state, long nowNanos, Instant wall) {
        int begun = state.at(nowNanos, wall, policy)
                .starts(Ledger.Scope.SUPERVISOR, "", policy.budgets().window());
        return Math.max(0, policy.budgets().startsPerSupervisor() - begun);
    }

    private static GovernorState told(GovernorState state, GovernorRequest request) {
        if (request instanceof GovernorRequest.Unlatch unlatch) {
            return state.latching(state.latches().lifted(unlatch.remediation()));
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
