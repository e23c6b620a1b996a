// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.Hold;
import dev.prunella.model.SafeText;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    static final String SEPARATOR = "|";

    private Checkpoint() {}

    /**
     * A target with its state.
     *
     * @param target as it was registered
     * @param state as it is
     */
    public record Supervised(Target target, TargetState state) {}

    /** The durable part of the state. */
    public static Map<String, String> of(GovernorState governor, List<Supervised> targets, long nowNanos) {
        Map<String, String> kept = new TreeMap<>();
        kept.put(PAUSED, SafeText.of(governor.pausedBecause()));
        for (GovernorState.Start start : governor.starts()) {
            kept.put(START + "%05d".formatted(kept.size()), startOf(start, nowNanos));
        }
        targets.forEach(supervised -> keep(supervised, nowNanos, kept));
        return kept;
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

    private static void keep(Supervised supervised, long nowNanos, Map<String, String> kept) {
        Target target = supervised.target;
        TargetState state = supervised.state;
        Hold hold = state.hold();
        if (hold != null && hold.inForce(nowNanos)) {
            kept.put(HOLD + target.name(), holdOf(hold, nowNanos));
        }
        if (state.mode() != target.mode()) {
            kept.put(MODE + target.name(), state.mode().name());
        }
        if (state.desired() != target.desired()) {
            kept.put(DESIRED + target.name(), state.desired().name());
        }
        Fatigue fatigue = state.fatigue();
        if (fatigue.attempts() > 0 || fatigue.cooldownEndsNanos() - nowNanos > 0) {
            kept.put(FATIGUE + target.name(), fatigueOf(fatigue, nowNanos));
        }
    }

    private static String holdOf(Hold hold, long nowNanos) {
        String actor = hold.actor().name().replace('|', '/');
        return String.join(
                SEPARATOR, millis(hold.untilNanos() - nowNanos), SafeText.of(actor), SafeText.of(hold.why()));
    }

    private static String fatigueOf(Fatigue fatigue, long nowNanos) {
        return String.join(
                SEPARATOR,
                Integer.toString(fatigue.attempts()),
                millis(fatigue.backoffEndsNanos() - nowNanos),
                millis(fatigue.cooldownEndsNanos() - nowNanos));
    }

    private static String millis(long nanos) {
        return Long.toString(Math.max(0, Duration.ofNanos(nanos).toMillis()));
    }
}
