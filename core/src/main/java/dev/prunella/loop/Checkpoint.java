// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.Hold;
import dev.prunella.model.SafeText;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process, as the trail keeps it at the start of each segment: names and values, moments as ages or as what is
 * left of them in milliseconds. The names are part of the trail's format; {@link Recovery} reads them.
 */
public final class Checkpoint {

    static final String PAUSED = "paused";
    static final String START = "start:";
    static final String HOLD = "hold:";
    static final String MODE = "mode:";
    static final String DESIRED = "desired:";
    static final String FATIGUE = "fatigue:";
    static final String ENDS = "ends:";
    static final String FLAPPING = "flapping:";
    static final String LATCH = "latch:";
    static final String MISS = "miss:";
    static final String TRIED = "tried:";
    static final String SHADOW = "shadow:";
    static final String ACTED = "acted";
    static final String SEPARATOR = "|";

    private Checkpoint() {}

    /**
     * A target with its state.
     *
     * @param target as it was registered
     * @param state as it is
     */
    public record Supervised(Target target, TargetState state) {}

    /**
     * The durable part of the state.
     *
     * @param waiting what an earlier run of the process left of targets that are not supervised yet, by name
     */
    public static Map<String, String> of(
            GovernorState governor,
            List<Supervised> targets,
            Map<String, TargetEvent.Restored> waiting,
            long nowNanos) {
        Map<String, String> kept = new TreeMap<>();
        kept.put(PAUSED, SafeText.of(governor.pausedBecause()));
        for (GovernorState.Start start : governor.starts()) {
            kept.put(START + "%05d".formatted(kept.size()), startOf(start, nowNanos));
            markTried(start.attempt(), governor.permits().get(start.permit()), kept);
        }
        keep(governor.latches(), nowNanos, kept);
        waiting.forEach((name, restored) -> keep(name, restored, nowNanos, kept));
        targets.forEach(supervised -> {
            keep(supervised.target.name(), durablePart(supervised), nowNanos, kept);
            markActed(supervised, kept);
        });
        return kept;
    }

    /** The cooldown of an incident that was acted on begins when it is closed, or when its process ends. */
    private static void markActed(Supervised supervised, Map<String, String> kept) {
        Episode episode = supervised.state.episode();
        if (episode != null && episode.acted()) {
            kept.computeIfPresent(FATIGUE + supervised.target.name(), (key, value) -> value + SEPARATOR + ACTED);
        }
    }

    /** Mode and desired state are kept only where a person changed them: otherwise the code decides after a restart. */
    public static TargetEvent.Restored durablePart(Supervised supervised) {
        Target target = supervised.target;
        TargetState state = supervised.state;
        Fatigue fatigue = state.fatigue();
        return new TargetEvent.Restored(
                state.hold(),
                state.mode() == target.mode() ? null : state.mode(),
                state.desired() == target.desired() ? null : state.desired(),
                fatigue.attempts(),
                fatigue.backoffEndsNanos(),
                fatigue.cooldownEndsNanos(),
                fatigue.processEnds(),
                state.flapping(),
                state.shadow().tallies());
    }

    private static void keep(TypeLatches latches, long nowNanos, Map<String, String> kept) {
        latches.because().forEach((type, why) -> kept.put(LATCH + type, SafeText.of(why)));
        for (TypeLatches.Miss miss : latches.misses()) {
            String age = millis(nowNanos - miss.atNanos());
            String value = String.join(SEPARATOR, age, miss.target(), miss.type(), miss.cause());
            kept.put(MISS + "%05d".formatted(kept.size()), value);
        }
    }

    /** While it is under way: its end will not tell what it was to cure. */
    private static void markTried(String attempt, GovernorState.@Nullable Permit held, Map<String, String> kept) {
        if (held != null) {
            kept.put(TRIED + attempt, String.join(SEPARATOR, held.type(), held.cause()));
        }
    }

    private static String startOf(GovernorState.Start start, long nowNanos) {
        return String.join(
                SEPARATOR,
                millis(nowNanos - start.atNanos()),
                start.target(),
                start.group(),
                start.type(),
                start.incident(),
                start.attempt());
    }

    private static void keep(String name, TargetEvent.Restored target, long nowNanos, Map<String, String> kept) {
        Hold hold = target.hold();
        if (hold != null && hold.inForce(nowNanos)) {
            kept.put(HOLD + name, holdOf(hold, nowNanos));
        }
        if (target.mode() != null) {
            kept.put(MODE + name, target.mode().name());
        }
        if (target.desired() != null) {
            kept.put(DESIRED + name, target.desired().name());
        }
        if (target.attempts() > 0 || target.cooldownEndsNanos() - nowNanos > 0) {
            kept.put(FATIGUE + name, fatigueOf(target, nowNanos));
        }
        if (!target.flapping().spells().isEmpty()) {
            kept.put(FLAPPING + name, flappingOf(target.flapping(), nowNanos));
        }
        if (!target.processEnds().isEmpty()) {
            kept.put(ENDS + name, String.join(SEPARATOR, new TreeSet<>(target.processEnds())));
        }
        target.shadow()
                .forEach((remediation, tally) ->
                        kept.put(SHADOW + name + SEPARATOR + remediation, tally.kept(tally.span(nowNanos))));
    }

    private static String holdOf(Hold hold, long nowNanos) {
        String actor = hold.actor().name().replace('|', '/');
        return String.join(
                SEPARATOR, millis(hold.untilNanos() - nowNanos), SafeText.of(actor), SafeText.of(hold.why()));
    }

    private static String fatigueOf(TargetEvent.Restored target, long nowNanos) {
        return String.join(
                SEPARATOR,
                Integer.toString(target.attempts()),
                millis(target.backoffEndsNanos() - nowNanos),
                millis(target.cooldownEndsNanos() - nowNanos));
    }

    /** Whether latched, how long quiet, then the age and the incident of each spell. */
    private static String flappingOf(Flapping flapping, long nowNanos) {
        List<String> parts = new ArrayList<>(
                List.of(Boolean.toString(flapping.latched()), millis(nowNanos - flapping.quietSinceNanos())));
        for (Flapping.Spell spell : flapping.spells()) {
            parts.add(millis(nowNanos - spell.atNanos()));
            parts.add(spell.incident());
        }
        return String.join(SEPARATOR, parts);
    }

    private static String millis(long nanos) {
        return Long.toString(Math.max(0, Duration.ofNanos(nanos).toMillis()));
    }
}
