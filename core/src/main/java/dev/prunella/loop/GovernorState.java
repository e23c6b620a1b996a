// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.WallTime;
import dev.prunella.model.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known across targets at one moment.
 *
 * @param moment which
 * @param pausedBecause who paused all healing and why; empty if nobody did
 * @param members the targets with their groups and health
 * @param starts within the budgets' window, oldest first, at most {@link #MOST_STARTS}
 * @param latches remediations that did not help
 * @param permits held now, by number
 * @param nextPermit the number that the next permit gets
 */
public record GovernorState(
        Moment moment,
        String pausedBecause,
        Members members,
        List<Start> starts,
        TypeLatches latches,
        Map<Long, Permit> permits,
        long nextPermit)
        implements Ledger {

    /** The most starts that are remembered; far above any sensible budget, and then the oldest are forgotten. */
    public static final int MOST_STARTS = 4_096;

    /**
     * A start that was charged.
     *
     * @param atNanos when
     * @param permit the permit that it was charged with
     * @param target whose
     * @param group of which group
     * @param type the remediation's name
     * @param incident in which incident
     * @param attempt the key of the attempt, by which a replayed record is known
     */
    public record Start(
            long atNanos, long permit, String target, String group, String type, String incident, String attempt) {}

    /**
     * A permit that is held.
     *
     * @param target by whom
     * @param group of which group
     * @param type the remediation's name
     * @param cause what it is to cure
     * @param endsNanos when it ends if it is not given back
     */
    public record Permit(String target, String group, String type, String cause, long endsNanos) {}

    /** Keeps copies. */
    public GovernorState {
        starts = List.copyOf(starts);
        permits = Map.copyOf(permits);
    }

    /** Nothing known yet. */
    public static GovernorState initial(Moment moment) {
        return new GovernorState(moment, "", Members.NONE, List.of(), TypeLatches.NONE, Map.of(), 1);
    }

    @Override
    public long nowNanos() {
        return moment.nanos();
    }

    @Override
    public WallTime wall() {
        return new WallTime(moment.wall(), moment.plausible());
    }

    @Override
    public int incidentsStarted(String target, String butNotIncident, Duration window) {
        return (int) starts.stream()
                .filter(start -> start.target.equals(target) && within(start, window))
                .map(Start::incident)
                .filter(incident -> !incident.equals(butNotIncident))
                .distinct()
                .count();
    }

    @Override
    public int starts(Scope scope, String key, Duration window) {
        return (int) starts.stream()
                .filter(start -> within(start, window) && matches(start, scope, key))
                .count();
    }

    @Override
    public long freeAtNanos(Scope scope, String key, int limit, Duration window) {
        List<Start> counted = starts.stream()
                .filter(start -> within(start, window) && matches(start, scope, key))
                .toList();
        return counted.size() < limit ? nowNanos() : counted.get(counted.size() - limit).atNanos + window.toNanos();
    }

    @Override
    public int running() {
        return permits.size();
    }

    @Override
    public GroupHealth group(String group) {
        int running = (int) permits.values().stream()
                .filter(permit -> permit.group.equals(group))
                .count();
        return members.group(group, running);
    }

    @Override
    public boolean unhealthy(String target) {
        Members.Member member = members.get(target);
        return member != null && member.health() == Health.UNHEALTHY;
    }

    @Override
    public String latchedBecause(String remediation) {
        return latches.because().getOrDefault(remediation, "");
    }

    /** The state at a later moment: what no window reaches and permits that have ended are gone. */
    GovernorState at(long now, Instant wall, Policy policy) {
        return new GovernorState(
                moment.next(now, wall),
                pausedBecause,
                members,
                startsAt(now, policy.budgets().window()),
                latches.at(now, policy.latches()),
                permitsAt(now),
                nextPermit);
    }

    /** The oldest comes first, so where it counts all do, and nothing is copied for each question. */
    private List<Start> startsAt(long now, Duration window) {
        if (starts.isEmpty() || now - starts.get(0).atNanos < window.toNanos()) {
            return starts;
        }
        List<Start> kept = new ArrayList<>(starts);
        kept.removeIf(start -> now - start.atNanos >= window.toNanos());
        return kept;
    }

    private Map<Long, Permit> permitsAt(long now) {
        if (permits.isEmpty()) {
            return permits;
        }
        Map<Long, Permit> held = new HashMap<>(permits);
        held.values().removeIf(permit -> permit.endsNanos - now <= 0);
        return held;
    }

    GovernorState charged(Proposal proposal, Duration permitLife) {
        List<Start> more = new ArrayList<>(starts.size() < MOST_STARTS ? starts : starts.subList(1, MOST_STARTS));
        Start start = start(proposal, nowNanos(), nextPermit);
        more.add(start);
        Map<Long, Permit> held = new HashMap<>(permits);
        String cause = proposal.diagnosis().cause().name();
        long ends = nowNanos() + permitLife.toNanos();
        held.put(nextPermit, new Permit(start.target, start.group, start.type, cause, ends));
        return new GovernorState(moment, pausedBecause, members, more, latches, held, nextPermit + 1);
    }

    static Start start(Proposal proposal, long atNanos, long permit) {
        return new Start(
                atNanos,
                permit,
                proposal.target().name(),
                proposal.target().group(),
                proposal.remediation().name(),
                proposal.incident().value(),
                proposal.attempt());
    }

    /** As if these starts had been charged too. */
    GovernorState supposing(List<Start> others) {
        List<Start> all = new ArrayList<>(starts);
        all.addAll(others);
        all.sort((one, other) -> Long.signum(one.atNanos - other.atNanos));
        return new GovernorState(moment, pausedBecause, members, all, latches, permits, nextPermit);
    }

    /** Without a permit, and without what it was charged. */
    GovernorState uncharged(long permit) {
        List<Start> others =
                starts.stream().filter(start -> start.permit != permit).toList();
        return new GovernorState(moment, pausedBecause, members, others, latches, without(permit).permits, nextPermit);
    }

    GovernorState without(long permit) {
        Map<Long, Permit> held = new HashMap<>(permits);
        held.remove(permit);
        return new GovernorState(moment, pausedBecause, members, starts, latches, held, nextPermit);
    }

    GovernorState standing(String target, String group, Health health) {
        Members more = members.with(target, new Members.Member(group, health));
        return new GovernorState(moment, pausedBecause, more, starts, latches, permits, nextPermit);
    }

    GovernorState left(String target) {
        return new GovernorState(moment, pausedBecause, members.without(target), starts, latches, permits, nextPermit);
    }

    GovernorState paused(String because) {
        return new GovernorState(moment, because, members, starts, latches, permits, nextPermit);
    }

    /** After a run on this permit ended so: what did not help is counted, what did harm is latched at once. */
    GovernorState learned(long permit, Attempt.End end, Latches policy) {
        Permit held = permits.get(permit);
        if (held == null) {
            return this;
        }
        return switch (end) {
            case HEALED, NOT_STARTED, UNKNOWN -> this;
            case WORSE -> latching(latches.harmed(held.type, held.target));
            case INEFFECTIVE, FAILED, TIMED_OUT, ABANDONED ->
                latching(latches.missed(new TypeLatches.Miss(nowNanos(), held.target, held.type, held.cause), policy));
        };
    }

    GovernorState latching(TypeLatches others) {
        return new GovernorState(moment, pausedBecause, members, starts, others, permits, nextPermit);
    }

    private boolean within(Start start, Duration window) {
        return nowNanos() - start.atNanos < window.toNanos();
    }

    private static boolean matches(Start start, Scope scope, String key) {
        return switch (scope) {
            case GROUP -> start.group.equals(key);
            case TYPE -> start.type.equals(key);
            case SUPERVISOR -> true;
        };
    }
}
