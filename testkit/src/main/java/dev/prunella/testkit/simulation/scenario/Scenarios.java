// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.decide.Policy;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where scenarios come from: the same seed always gives the same one. */
public final class Scenarios {

    private static final Duration LEAST = Duration.ofMinutes(3);
    private static final Duration MOST = Duration.ofMinutes(7);

    private Scenarios() {}

    /** Everything is drawn, the targets and the policy too: what the library tries itself by. */
    public static Scenario drawn(long seed) {
        Draw draw = new Draw(seed);
        Policy policy = DrawnPolicy.of(draw);
        List<Target> targets = DrawnTargets.of(draw);
        Duration span = draw.millis(LEAST.toMillis(), MOST.toMillis());
        List<Twist> twists = DrawnTwists.of(draw, policy, targets, EnumSet.allOf(Fault.class), span);
        return new Scenario(seed, policy, targets, twists, span, draw.chance(0.95));
    }

    /** What goes wrong is drawn, with targets and a policy that are given. */
    public static Scenario around(long seed, Policy policy, List<Target> targets, Set<Fault> faults, Duration span) {
        List<Twist> twists = DrawnTwists.of(new Draw(seed), policy, targets, faults, span);
        return new Scenario(seed, policy, targets, twists, span, true);
    }
}
