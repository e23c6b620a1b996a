// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Policy;
import dev.prunella.decide.ShadowTally;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an earlier run of the process left: the last checkpoint and the records after it. Ages are read against the time of
 * day, the one place but the windows where it decides anything; a clock that ran backwards counts as no time. A record that the
 * checkpoint holds already changes nothing.
 */
public final class Recovery {

    private static final Pattern SPLIT = Pattern.compile("\\|");

    /** A draw in the middle of the jitter, for a backoff whose own draw is not in the trail. */
    private static final long MIDDLE = Long.MIN_VALUE;

    private final Policy policy;
    private final Instant wallNow;
    private final long nowNanos;
    private final List<GovernorState.Start> starts = new ArrayList<>();
    private final Map<String, TargetEvent.Restored> targets = new TreeMap<>();
    private final LatchRecovery latches;
    private String pausedBecause = "";

    private Recovery(Policy policy, Instant wallNow, long nowNanos) {
        this.policy = policy;
        this.wallNow = wallNow;
        this.nowNanos = nowNanos;
        this.latches = new LatchRecovery(policy.latches(), nowNanos);
    }

    /**
     * What an earlier run of the process left.
     *
     * @param governor starts within the budgets' window, and a pause
     * @param targets by name: holds, modes, desired states, cooldown, backoff and ends of the process
     */
    public record Recovered(GovernorState governor, Map<String, TargetEvent.Restored> targets) {

        /** What it left of one target; null for nothing. */
        public TargetEvent.@Nullable Restored target(String name) {
            return targets.get(name);
        }
    }

    /** Reads a trail at a moment of both clocks. */
    public static Recovered read(AuditRecovery trail, Policy policy, Instant wallNow, long nowNanos) {
        Recovery recovery = new Recovery(policy, wallNow, nowNanos);
        Instant taken = trail.stateWall() == null ? wallNow : trail.stateWall();
        trail.state().forEach((key, value) -> recovery.kept(key, value, recovery.ageMillis(taken)));
        trail.tail().forEach(recovery::replay);
        trail.openIntents().forEach(recovery::leftOpen);
        return recovery.recovered();
    }

    private Recovered recovered() {
        GovernorState empty = GovernorState.initial(Moment.first(nowNanos, wallNow));
        GovernorState governor = new GovernorState(
                empty.moment(),
                pausedBecause,
                empty.members(),
                starts,
                latches.recovered(),
                empty.permits(),
                empty.nextPermit());
        return new Recovered(governor, Map.copyOf(targets));
    }

    private void kept(String key, String value, long age) {
        String name = key.substring(key.indexOf(':') + 1);
        if (latches.reads(key, name, value, age)) {
            return;
        }
        if (key.equals(Checkpoint.PAUSED)) {
            pausedBecause = value;
        } else if (key.startsWith(Checkpoint.START)) {
            String[] parts = SPLIT.split(value, -1);
            charge(age + Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5]);
        } else if (key.startsWith(Checkpoint.HOLD)) {
            String[] parts = SPLIT.split(value, 3);
            hold(name, Long.parseLong(parts[0]) - age, parts[1], parts[2]);
        } else if (key.startsWith(Checkpoint.MODE)) {
            mode(name, value);
        } else if (key.startsWith(Checkpoint.DESIRED)) {
            desired(name, value);
        } else if (key.startsWith(Checkpoint.FATIGUE)) {
            String[] parts = SPLIT.split(value, -1);
            boolean acted = parts.length > 3 && parts[3].equals(Checkpoint.ACTED);
            long cooldown = acted ? policy.cooldown().toMillis() : Long.parseLong(parts[2]);
            fatigue(name, Integer.parseInt(parts[0]), Long.parseLong(parts[1]) - age, cooldown - age);
        } else if (key.startsWith(Checkpoint.FLAPPING)) {
            flapping(name, SPLIT.split(value, -1), age);
        } else if (key.startsWith(Checkpoint.ENDS)) {
            ended(name, Set.of(SPLIT.split(value, -1)));
        } else if (key.startsWith(Checkpoint.SHADOW)) {
            String[] parts = SPLIT.split(name, 2);
            foresaw(parts[0], parts[1], value, age);
        }
    }

    private void replay(AuditRecord record) {
        AuditEntry entry = record.entry();
        long age = ageMillis(record.wall());
        switch (entry.kind()) {
            case INTENT -> intended(entry, age);
            case TERMINAL -> over(entry, age);
            case INCIDENT -> incident(entry, age);
            case NOTE -> noted(entry, age);
            default -> command(entry, age);
        }
    }

    private void intended(AuditEntry entry, long age) {
        if (!undoes(entry)) {
            String type = detail(entry, EventEntries.REMEDIATION);
            charge(age, entry.target(), detail(entry, EventEntries.GROUP), type, entry.incident(), entry.attempt());
            ending(entry);
            latches.intended(entry.attempt(), type, detail(entry, EventEntries.CAUSE));
        }
    }

    private void leftOpen(AuditRecord intent) {
        if (undoes(intent.entry())) {
            return;
        }
        attempted(intent.entry().target(), 0);
        ending(intent.entry());
    }

    /** Counted from the intent on: whether the process ended by it or by something else is not known. */
    private void ending(AuditEntry intent) {
        if (!detail(intent, EventEntries.ENDS_PROCESS).isEmpty()) {
            Set<String> more = new HashSet<>(restored(intent.target()).processEnds());
            more.add(intent.attempt());
            ended(intent.target(), more);
        }
    }

    private void incident(AuditEntry entry, long age) {
        Flapping flapping = restored(entry.target()).flapping();
        if (!detail(entry, EventEntries.ACTIONABLE).isEmpty()) {
            ill(entry.target(), flapping.fellIll(entry.incident(), policy.latches(), ago(age)));
        } else if (!detail(entry, EventEntries.CLOSED).isEmpty()) {
            ill(entry.target(), flapping.ended(ago(age)));
            long left = policy.cooldown().toMillis() - age;
            targets.put(entry.target(), restored(entry.target()).cooling(in(left)));
        }
    }

    private void flapping(String target, String[] parts, long age) {
        List<Flapping.Spell> spells = new ArrayList<>();
        for (int i = 2; i + 1 < parts.length; i += 2) {
            spells.add(new Flapping.Spell(parts[i + 1], ago(age + Long.parseLong(parts[i]))));
        }
        ill(target, new Flapping(spells, Boolean.parseBoolean(parts[0]), ago(age + Long.parseLong(parts[1]))));
    }

    private void ill(String target, Flapping flapping) {
        targets.put(target, restored(target).flapping(flapping));
    }

    private long ago(long ageMillis) {
        return nowNanos - Duration.ofMillis(ageMillis).toNanos();
    }

    /** What was not begun tires nobody, and ends nothing. */
    private void over(AuditEntry entry, long age) {
        if (undoes(entry)) {
            return;
        }
        latches.ended(entry, age);
        if (!detail(entry, EventEntries.END).equals(Attempt.End.NOT_STARTED.name())) {
            attempted(entry.target(), age);
            return;
        }
        Set<String> fewer = new HashSet<>(restored(entry.target()).processEnds());
        if (fewer.remove(entry.attempt())) {
            ended(entry.target(), fewer);
        }
    }

    private void noted(AuditEntry entry, long age) {
        if (!detail(entry, EventEntries.STEADY).isEmpty()) {
            ended(entry.target(), Set.of());
        }
        String tally = detail(entry, EventEntries.SHADOW);
        if (!tally.isEmpty()) {
            foresaw(entry.target(), detail(entry, EventEntries.REMEDIATION), tally, age);
        }
    }

    private void foresaw(String target, String remediation, String tally, long age) {
        targets.put(target, restored(target).foreseeing(remediation, ShadowTally.parse(tally, age, nowNanos)));
    }

    private void attempted(String target, long age) {
        int attempts = restored(target).attempts() + 1;
        long backoff = policy.backoff().delayBefore(attempts + 1, MIDDLE).toMillis();
        fatigue(target, attempts, backoff - age, policy.cooldown().toMillis() - age);
    }

    private void command(AuditEntry entry, long age) {
        String value = detail(entry, EventEntries.VALUE);
        switch (detail(entry, EventEntries.COMMAND)) {
            case "pause" -> pausedBecause = entry.actor() + ": " + entry.reason();
            case "resume" -> pausedBecause = "";
            case "hold" -> hold(entry.target(), Duration.parse(value).toMillis() - age, entry.actor(), entry.reason());
            case "hold-lifted" -> hold(entry.target(), 0, entry.actor(), "");
            case "mode" -> mode(entry.target(), value);
            case "desired" -> desired(entry.target(), value);
            case "latch" -> latches.latched(value, entry.reason());
            case "unlatch" -> unlatched(entry.target(), value);
            default -> {}
        }
    }

    private void unlatched(String target, String type) {
        if (target.isEmpty()) {
            latches.lifted(type);
        } else {
            ill(target, Flapping.none(nowNanos));
        }
    }

    private void charge(long ageMillis, String target, String group, String type, String incident, String attempt) {
        boolean known = starts.stream().anyMatch(start -> start.attempt().equals(attempt));
        if (!known && ageMillis < policy.budgets().window().toMillis()) {
            starts.add(new GovernorState.Start(ago(ageMillis), 0, target, group, type, incident, attempt));
        }
    }

    private void hold(String target, long leftMillis, String actor, String why) {
        Hold hold = leftMillis > 0 ? new Hold(in(leftMillis), Actor.person(actor), why) : null;
        targets.put(target, restored(target).holding(hold));
    }

    private void mode(String target, String name) {
        targets.put(target, restored(target).inMode(Mode.valueOf(name)));
    }

    private void desired(String target, String name) {
        targets.put(target, restored(target).desiring(DesiredState.valueOf(name)));
    }

    private void fatigue(String target, int attempts, long backoffMillis, long cooldownMillis) {
        targets.put(target, restored(target).tired(attempts, in(backoffMillis), in(cooldownMillis)));
    }

    private void ended(String target, Set<String> attemptKeys) {
        targets.put(target, restored(target).havingEnded(attemptKeys));
    }

    private TargetEvent.Restored restored(String target) {
        TargetEvent.Restored known = targets.get(target);
        return known == null
                ? new TargetEvent.Restored(
                        null, null, null, 0, nowNanos, nowNanos, Set.of(), Flapping.none(nowNanos), Map.of())
                : known;
    }

    private long in(long millis) {
        return nowNanos + Duration.ofMillis(Math.max(0, millis)).toNanos();
    }

    private long ageMillis(Instant then) {
        return Math.max(0, Duration.between(then, wallNow).toMillis());
    }

    /** A compensation is part of the attempt that it takes back: it is charged nowhere and tires nobody. */
    private static boolean undoes(AuditEntry entry) {
        return !detail(entry, EventEntries.UNDOES).isEmpty();
    }

    private static String detail(AuditEntry entry, String name) {
        return entry.details().getOrDefault(name, "");
    }
}
