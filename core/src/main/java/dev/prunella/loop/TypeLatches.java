// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Latches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remediations that did not help, and those that nobody runs any more until a person lifts the latch.
 *
 * @param misses runs that did not help, oldest first, at most {@link #MOST_MISSES}
 * @param because the latched ones by name, with the reason
 */
public record TypeLatches(List<Miss> misses, Map<String, String> because) {

    /** The most misses that are remembered. */
    static final int MOST_MISSES = 1_024;

    static final TypeLatches NONE = new TypeLatches(List.of(), Map.of());

    /**
     * A run that did not help.
     *
     * @param atNanos when it ended
     * @param target where
     * @param type the remediation's name
     * @param cause what it was to cure
     */
    public record Miss(long atNanos, String target, String type, String cause) {}

    /** Keeps copies. */
    public TypeLatches {
        misses = List.copyOf(misses);
        because = Map.copyOf(because);
    }

    /** Without what no window reaches. */
    TypeLatches at(long nowNanos, Latches policy) {
        List<Miss> kept = misses.stream()
                .filter(miss ->
                        nowNanos - miss.atNanos < policy.signatureWindow().toNanos())
                .toList();
        return kept.size() == misses.size() ? this : new TypeLatches(kept, because);
    }

    /** A run did not help; so many targets, and the remediation is latched. */
    TypeLatches missed(Miss miss, Latches policy) {
        List<Miss> more = new ArrayList<>(misses.size() < MOST_MISSES ? misses : misses.subList(1, MOST_MISSES));
        more.add(miss);
        long targets = more.stream()
                .filter(each -> each.type.equals(miss.type) && each.cause.equals(miss.cause))
                .map(Miss::target)
                .distinct()
                .count();
        TypeLatches after = new TypeLatches(more, because);
        return targets < policy.signatureTargets()
                ? after
                : after.latched(
                        miss.type,
                        "it did not help against %s at %d targets within %s"
                                .formatted(miss.cause, targets, policy.signatureWindow()));
    }

    /** A run made things worse at a target. */
    TypeLatches harmed(String type, String target) {
        return latched(type, "it made %s worse".formatted(target));
    }

    /** The first reason stays. */
    TypeLatches latched(String type, String why) {
        Map<String, String> more = new HashMap<>(because);
        more.putIfAbsent(type, why);
        return new TypeLatches(misses, more);
    }

    /** A person lifts it; what was counted for it is forgotten. */
    TypeLatches lifted(String type) {
        Map<String, String> fewer = new HashMap<>(because);
        fewer.remove(type);
        return new TypeLatches(
                misses.stream().filter(miss -> !miss.type.equals(type)).toList(), fewer);
    }
}
