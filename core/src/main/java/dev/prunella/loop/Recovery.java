// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.model.SafeText;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process: written into each checkpoint, and read back from the last one and the records after it. Moments are
 * written as ages and read against the time of day, the one place but the windows where it decides anything; a clock that ran
 * backwards counts as no time.
 */
public final class Recovery {

    private static final String PAUSED = "paused";
    private static final String START = "start:";
    private static final String HOLD = "hold:";
    private static final String MODE = "mode:";
    private static final String FATIGUE = "fatigue:";
    private static final String SEPARATOR = "|";
    private static final String SPLIT = "\\|";

    private Recovery() {}

    /**
     * A target with its state.
     *
     * @param target as it was registered
     * @param state as it is
     */
    public record Supervised(Target target, TargetState state) {}

    /**
     * What an earlier run of the process left.
     *
     * @param governor starts within the budgets' window, and a pause
     * @param targets by name: holds, modes, cooldown and backoff
     */
    public record Recovered(GovernorState governor, Map<String, TargetEvent.Restored> targets) {

        /** What it left of one target; null for nothing. */
        public TargetEvent.@Nullable Restored target(String name) {
            return targets.get(name);
        }
    }

    /**
     * The state as the trail keeps it.
     *
     * @param waiting what an earlier run of the process left of targets that are not supervised yet, by name
     */
    public static Map<String, String> checkpoint(
            GovernorState governor,
            List<Supervised> targets,
            Map<String, TargetEvent.Restored> waiting,
            long nowNanos) {
        Map<String, String> state = new TreeMap<>();
        state.put(PAUSED, SafeText.of(governor.pausedBecause()));
        int number = 0;
        for (GovernorState.Start start : governor.starts()) {
            state.put(
                    START + "%05d".formatted(number++),
                    String.join(
                            SEPARATOR,
                            Long.toString(millis(nowNanos - start.atNanos())),
                            start.target(),
                            start.group(),
                            start.type(),
                            start.incident(),
                            start.attempt()));
        }
        waiting.forEach((name, restored) -> checkpoint(name, restored, nowNanos, state));
        targets.forEach(supervised -> checkpoint(supervised.target.name(), durablePart(supervised), nowNanos, state));
        return state;
    }

    private static TargetEvent.Restored durablePart(Supervised supervised) {
        TargetState state = supervised.state;
        Mode commanded = state.mode() == supervised.target.mode() ? null : state.mode();
        Fatigue fatigue = state.fatigue();
        return new TargetEvent.Restored(state.hold(), commanded, fatigue.cooldownEndsNanos(), fatigue.attempts());
    }

    private static void checkpoint(String name, TargetEvent.Restored target, long nowNanos, Map<String, String> into) {
        Hold hold = target.hold();
        if (hold != null && hold.inForce(nowNanos)) {
            long left = millis(hold.untilNanos() - nowNanos);
            String actor = hold.actor().name().replace('|', '/');
            into.put(
                    HOLD + name,
                    String.join(SEPARATOR, Long.toString(left), SafeText.of(actor), SafeText.of(hold.why())));
        }
        if (target.mode() != null) {
            into.put(MODE + name, target.mode().name());
        }
        long cooldown = millis(Math.max(0, target.cooldownEndsNanos() - nowNanos));
        if (cooldown > 0 || target.attempts() > 0) {
            into.put(FATIGUE + name, target.attempts() + SEPARATOR + cooldown);
        }
    }

    /** Reads it back at a moment of both clocks. */
    public static Recovered read(AuditRecovery trail, Policy policy, Instant wallNow, long nowNanos) {
        Reader reader = new Reader(policy, wallNow, nowNanos);
        Instant last = trail.lastWall() == null ? wallNow : trail.lastWall();
        reader.checkpoint(trail.state(), checkpointTime(trail, last));
        trail.tail().forEach(reader::replay);
        trail.openIntents().forEach(intent -> reader.ended(intent.entry().target(), 0));
        return reader.recovered();
    }

    private static Instant checkpointTime(AuditRecovery trail, Instant last) {
        return trail.tail().isEmpty() ? last : trail.tail().get(0).wall();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    /** Collects what the records say. */
    private static final class Reader {

        private final Policy policy;
        private final Instant wallNow;
        private final long nowNanos;
        private final List<GovernorState.Start> starts = new ArrayList<>();
        private final Map<String, TargetEvent.Restored> targets = new TreeMap<>();
        private String pausedBecause = "";

        private Reader(Policy policy, Instant wallNow, long nowNanos) {
            this.policy = policy;
            this.wallNow = wallNow;
            this.nowNanos = nowNanos;
        }

        private Recovered recovered() {
            GovernorState empty = GovernorState.initial(nowNanos);
            GovernorState governor = new GovernorState(
                    nowNanos, pausedBecause, empty.members(), starts, empty.permits(), empty.nextPermit());
            return new Recovered(governor, Map.copyOf(targets));
        }

        private void checkpoint(Map<String, String> state, Instant taken) {
            long age = ageMillis(taken);
            pausedBecause = state.getOrDefault(PAUSED, "");
            state.forEach((key, value) -> {
                if (key.startsWith(START)) {
                    String[] parts = value.split(SPLIT, -1);
                    charge(age + Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5]);
                } else if (key.startsWith(HOLD)) {
                    String[] parts = value.split(SPLIT, 3);
                    hold(key.substring(HOLD.length()), Long.parseLong(parts[0]) - age, parts[1], parts[2]);
                } else if (key.startsWith(MODE)) {
                    mode(key.substring(MODE.length()), Mode.valueOf(value));
                } else if (key.startsWith(FATIGUE)) {
                    String[] parts = value.split(SPLIT, 2);
                    fatigue(
                            key.substring(FATIGUE.length()),
                            Integer.parseInt(parts[0]),
                            Long.parseLong(parts[1]) - age);
                }
            });
        }

        private void replay(AuditRecord record) {
            AuditEntry entry = record.entry();
            long age = ageMillis(record.wall());
            if (entry.kind() == AuditKind.INTENT) {
                String type = detail(entry, EventEntries.REMEDIATION);
                charge(age, entry.target(), detail(entry, EventEntries.GROUP), type, entry.incident(), entry.attempt());
            } else if (entry.kind() == AuditKind.TERMINAL) {
                ended(entry.target(), age);
            } else {
                command(entry, age);
            }
        }

        private void ended(String target, long ageMillis) {
            fatigue(target, restored(target).attempts() + 1, policy.cooldown().toMillis() - ageMillis);
        }

        private void command(AuditEntry entry, long age) {
            switch (detail(entry, EventEntries.COMMAND)) {
                case "pause" -> pausedBecause = entry.actor() + ": " + entry.reason();
                case "resume" -> pausedBecause = "";
                case "hold" ->
                    hold(
                            entry.target(),
                            Duration.parse(detail(entry, EventEntries.VALUE)).toMillis() - age,
                            entry.actor(),
                            entry.reason());
                case "hold-lifted" -> hold(entry.target(), 0, entry.actor(), "");
                case "mode" -> mode(entry.target(), Mode.valueOf(detail(entry, EventEntries.VALUE)));
                default -> {}
            }
        }

        /** Once an attempt: a record that the checkpoint holds already may come again. */
        private void charge(long ageMillis, String target, String group, String type, String incident, String attempt) {
            boolean known = starts.stream().anyMatch(start -> start.attempt().equals(attempt));
            if (!known && ageMillis < policy.budgets().window().toMillis()) {
                long at = nowNanos - Duration.ofMillis(ageMillis).toNanos();
                starts.add(new GovernorState.Start(at, 0, target, group, type, incident, attempt));
            }
        }

        private void hold(String target, long leftMillis, String actor, String why) {
            TargetEvent.Restored before = restored(target);
            long until = nowNanos + Duration.ofMillis(leftMillis).toNanos();
            Hold hold = leftMillis > 0 ? new Hold(until, Actor.person(actor), why) : null;
            targets.put(
                    target,
                    new TargetEvent.Restored(hold, before.mode(), before.cooldownEndsNanos(), before.attempts()));
        }

        private void mode(String target, Mode mode) {
            TargetEvent.Restored before = restored(target);
            targets.put(
                    target,
                    new TargetEvent.Restored(before.hold(), mode, before.cooldownEndsNanos(), before.attempts()));
        }

        private void fatigue(String target, int attempts, long cooldownMillis) {
            TargetEvent.Restored before = restored(target);
            long ends =
                    nowNanos + Duration.ofMillis(Math.max(0, cooldownMillis)).toNanos();
            targets.put(target, new TargetEvent.Restored(before.hold(), before.mode(), ends, attempts));
        }

        private TargetEvent.Restored restored(String target) {
            return targets.getOrDefault(target, new TargetEvent.Restored(null, null, nowNanos, 0));
        }

        private long ageMillis(Instant then) {
            return Math.max(0, Duration.between(then, wallNow).toMillis());
        }

        private static String detail(AuditEntry entry, String name) {
            return entry.details().getOrDefault(name, "");
        }
    }
}
