// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.decide.Policy;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;

/**
 * All that a run follows from.
 *
 * @param seed of what is not written down here: jitter, how long an action takes
 * @param policy the numbers to decide by
 * @param targets what is supervised, in the order of registration; of their probes and actions only the names matter
 * @param twists what goes wrong
 * @param span how long things may go wrong, before all that is broken is mended and must come to rest
 * @param durable whether the trail outlives the process
 */
public record Scenario(
        long seed, Policy policy, List<Target> targets, List<Twist> twists, Duration span, boolean durable) {

    /** Keeps copies. */
    public Scenario {
        targets = List.copyOf(targets);
        twists = List.copyOf(twists);
    }

    /** The same with other twists. */
    public Scenario with(List<Twist> others) {
        return new Scenario(seed, policy, targets, others, span, durable);
    }

    /** The same without a target, of which no twist may tell any more. */
    public Scenario without(Target target) {
        List<Target> others =
                targets.stream().filter(other -> !other.equals(target)).toList();
        return new Scenario(seed, policy, others, twists, span, durable);
    }

    /** The target of this name. */
    public Target target(String name) {
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scenario: there is no target " + name));
    }
}
