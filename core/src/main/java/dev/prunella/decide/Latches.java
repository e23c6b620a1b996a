// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * When automation has shown that it does not help, and stops until it is quiet or a person says go on.
 *
 * @param flappingIncidents so many incidents of a target within {@code flappingWindow} latch the target, at least 2, default 4
 * @param flappingWindow default 30 min
 * @param flappingQuiet without an incident for so long it is latched no more, default 1 h
 * @param signatureTargets a remediation that did not help against the same cause at so many targets within {@code
 *     signatureWindow} is latched everywhere, at least 2, default 3; one that has made things worse is latched at once
 * @param signatureWindow default 10 min
 */
public record Latches(
        int flappingIncidents,
        Duration flappingWindow,
        Duration flappingQuiet,
        int signatureTargets,
        Duration signatureWindow) {

    private static final Latches DEFAULT =
            new Latches(4, Duration.ofMinutes(30), Duration.ofHours(1), 3, Duration.ofMinutes(10));

    /** Checks the numbers. */
    public Latches {
        atLeastTwo("flappingIncidents", flappingIncidents);
        atLeastTwo("signatureTargets", signatureTargets);
        Span.positive("latches", "flappingWindow", flappingWindow);
        Span.positive("latches", "flappingQuiet", flappingQuiet);
        Span.positive("latches", "signatureWindow", signatureWindow);
    }

    /** 4 incidents in 30 min, quiet for 1 h; 3 targets in 10 min. */
    public static Latches ofDefaults() {
        return DEFAULT;
    }

    private static void atLeastTwo(String property, int value) {
        if (value < 2) {
            throw new IllegalArgumentException("latches: " + property + " must be at least 2, got " + value);
        }
    }
}
