// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Latches;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a target fell ill lately, of itself and not with what it depends on.
 *
 * @param spells the latest, oldest first, as many as latch it at most
 * @param latched whether it is latched
 * @param quietSinceNanos when the latest ended or, while it lasts, began
 */
public record Flapping(List<Spell> spells, boolean latched, long quietSinceNanos) {

    /**
     * An incident that could have been acted on.
     *
     * @param incident its id
     * @param atNanos when that became known
     */
    public record Spell(String incident, long atNanos) {}

    /** Keeps a copy. */
    public Flapping {
        spells = List.copyOf(spells);
    }

    static Flapping none(long nowNanos) {
        return new Flapping(List.of(), false, nowNanos);
    }

    /** An incident could be acted on; each counts once. */
    Flapping fellIll(String incident, Latches policy, long nowNanos) {
        if (!spells.isEmpty() && spells.get(spells.size() - 1).incident.equals(incident)) {
            return this;
        }
        boolean quiet = nowNanos - quietSinceNanos >= policy.flappingQuiet().toNanos();
        boolean still = latched && !quiet;
        List<Spell> recent = new ArrayList<>();
        if (!latched || still) {
            spells.stream()
                    .filter(spell ->
                            nowNanos - spell.atNanos < policy.flappingWindow().toNanos())
                    .forEach(recent::add);
        }
        recent.add(new Spell(incident, nowNanos));
        int tooMany = recent.size() - policy.flappingIncidents();
        List<Spell> kept = tooMany > 0 ? recent.subList(tooMany, recent.size()) : recent;
        return new Flapping(kept, still || tooMany >= 0, nowNanos);
    }

    /** The incident is over. */
    Flapping ended(long nowNanos) {
        return new Flapping(spells, latched, nowNanos);
    }
}
