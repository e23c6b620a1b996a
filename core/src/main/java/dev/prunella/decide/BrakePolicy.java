// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * When much of a group is sick at once, healing slows down, then stops: the cause is then rarely in the targets.
 *
 * @param slowAtShare share of a group from which healing is slowed, more than 0 to 1, default 0.55
 * @param slowEvery one start in the group per this time while slowed, default 1 min
 * @param smallestGroup groups with fewer members are never braked, at least 2, default 3
 * @param minHealthyShare share of a group that must stay well while healing takes one away, 0 to 1, default 0.51; one that is
 *     ill may always be healed
 */
public record BrakePolicy(double slowAtShare, Duration slowEvery, int smallestGroup, double minHealthyShare) {

    private static final BrakePolicy DEFAULT = new BrakePolicy(0.55, Duration.ofMinutes(1), 3, 0.51);

    /** Checks the numbers. */
    public BrakePolicy {
        if (!(slowAtShare > 0 && slowAtShare <= 1)) {
            throw new IllegalArgumentException(
                    "brake: slowAtShare must be more than 0 and at most 1, got " + slowAtShare);
        }
        Span.positive("brake", "slowEvery", slowEvery);
        if (!(minHealthyShare >= 0 && minHealthyShare <= 1)) {
            throw new IllegalArgumentException("brake: minHealthyShare must be 0 to 1, got " + minHealthyShare);
        }
        if (smallestGroup < 2) {
            throw new IllegalArgumentException("brake: smallestGroup must be at least 2, got " + smallestGroup);
        }
    }

    /** Slow from 55 % on, one start a minute, groups of three or more, of which 51 % must stay well. */
    public static BrakePolicy ofDefaults() {
        return DEFAULT;
    }
}
