// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a target would have done in SHADOW, and whether that is good enough for more.
 *
 * @param byRemediation the tallies by the remediation's name, sorted
 * @param proposed the mode that {@link Graduation} proposes; null for none. Nobody but a person changes the mode
 */
public record ShadowReport(
        SortedMap<String, ShadowTally> byRemediation,
        @Nullable Mode proposed) {

    /** Keeps a copy. */
    public ShadowReport {
        byRemediation = Collections.unmodifiableSortedMap(new TreeMap<>(byRemediation));
    }

    /** All remediations together. */
    public ShadowTally total() {
        return byRemediation.values().stream().reduce(ShadowTally.NONE, ShadowTally::plus);
    }

    /** In words, a line for all and one for each remediation; empty if it would not have acted. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (total().acted() == 0) {
            return lines;
        }
        lines.add("in SHADOW it " + total() + precision(total()));
        byRemediation.forEach((name, tally) -> lines.add("  " + name + ": " + tally + precision(tally)));
        if (proposed != null) {
            lines.add("so mode " + proposed + " is proposed; a person decides");
        }
        return lines;
    }

    private static String precision(ShadowTally tally) {
        return tally.decided() == 0 ? "" : String.format(Locale.ROOT, " (precision %.2f)", tally.precision());
    }
}
