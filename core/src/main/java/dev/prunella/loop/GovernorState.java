// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known across targets at one moment.
 *
 * @param nowNanos the moment
 * @param pausedBecause who paused all healing and why; empty if nobody did
 * @param members the targets with their groups and health
 * @param starts within the budgets' window, oldest first, at most {@link #MOST_STARTS}
 * @param permits held now, by number
 * @param nextPermit the number that the next permit gets
 */
public record GovernorState(
        long nowNanos,
        String pausedBecause,
        Map<String, Member> members,
        List<Start> starts,
        Map<Long, Permit> permits,
        long nextPermit)
        implements Ledger {

    /** The most starts that are remembered; far above any sensible budget, and then the oldest are forgotten. */
    public static final int MOST_STARTS = 4_096;

    /**
     * A target as the governor knows it.
     *
     * @param group its group; empty for none
     * @param health its health
     */
    public record Member(String group, Health health) {}

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
     * @param endsNanos when it ends if it is not given back
     */
    public record Permit(String target, String group, long endsNanos) {}

    /** Keeps copies. */
    public GovernorState {
        members = Map.copyOf(members);
        starts = List.copyOf(starts);
        permits = Map.copyOf(permits);
    }

    /** Nothing known yet. */
    public static GovernorState initial(long nowNanos) {
        return new GovernorState(nowNanos, "", Map.of(), List.of(), Map.of(), 1);
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
        return counted.size() < limit ? nowNanos : counted.get(counted.size() - limit).atNanos + window.toNanos();
    }

    @Override
    public int running() {
        return permits.size();
    }

    @Override
    public GroupHealth group(String group) {
        int all = 0;
        int unhealthy = 0;
        for (Member member : members.values()) {
            if (member.group.equals(group)) {
                all++;
                unhealthy += member.health == Health.UNHEALTHY ? 1 : 0;
            }
        }
        int running = (int) permits.values().stream()
                .filter(permit -> permit.group.equals(group))
                .count();
        return new GroupHealth(all, unhealthy, running);
    }

    Set<String> members(String group) {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().group.equals(group))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The state at a later moment: starts that no window reaches and permits that have ended are gone. */
    GovernorState at(long now, Duration longestWindow) {
        List<Start> kept = starts.stream()
                .filter(start -> now - start.atNanos < longestWindow.toNanos())
                .toList();
        Map<Long, Permit> held = permits.entrySet().stream()
                .filter(entry -> entry.getValue().endsNanos - now > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new GovernorState(now, pausedBecause, members, kept, held, nextPermit);
    }

    GovernorState charged(Proposal proposal, Duration permitLife) {
        List<Start> more = new ArrayList<>(starts.size() < MOST_STARTS ? starts : starts.subList(1, MOST_STARTS));
        Start start = start(proposal, nowNanos, nextPermit);
        more.add(start);
        Map<Long, Permit> held = new HashMap<>(permits);
        held.put(nextPermit, new Permit(start.target, start.group, nowNanos + permitLife.toNanos()));
        return new GovernorState(nowNanos, pausedBecause, members, more, held, nextPermit + 1);
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
        return new GovernorState(nowNanos, pausedBecause, members, all, permits, nextPermit);
    }

    /** Without a permit, and without what it was charged. */
    GovernorState uncharged(long permit) {
        List<Start> others =
                starts.stream().filter(start -> start.permit != permit).toList();
        return new GovernorState(nowNanos, pausedBecause, members, others, without(permit).permits, nextPermit);
    }

    GovernorState without(long permit) {
        Map<Long, Permit> held = new HashMap<>(permits);
        held.remove(permit);
        return new GovernorState(nowNanos, pausedBecause, members, starts, held, nextPermit);
    }

    GovernorState standing(String target, String group, Health health) {
        Map<String, Member> more = new HashMap<>(members);
        more.put(target, new Member(group, health));
        return new GovernorState(nowNanos, pausedBecause, more, starts, permits, nextPermit);
    }

    GovernorState left(String target) {
        Map<String, Member> fewer = new HashMap<>(members);
        fewer.remove(target);
        return new GovernorState(nowNanos, pausedBecause, fewer, starts, permits, nextPermit);
    }

    GovernorState paused(String because) {
        return new GovernorState(nowNanos, because, members, starts, permits, nextPermit);
    }

    private boolean within(Start start, Duration window) {
        return nowNanos - start.atNanos < window.toNanos();
    }

    private static boolean matches(Start start, Scope scope, String key) {
        return switch (scope) {
            case GROUP -> start.group.equals(key);
            case TYPE -> start.type.equals(key);
            case SUPERVISOR -> true;
        };
    }
}
