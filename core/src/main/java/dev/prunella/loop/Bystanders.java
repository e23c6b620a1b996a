// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.Incident;
import dev.prunella.target.Target;
import org.jspecify.annotations.Nullable;

/** What the router of escalations sees of the targets at the moment. */
@FunctionalInterface
public interface Bystanders {

    /** How a target stands; null if it is not supervised. */
    @Nullable
    Standing of(String target);

    /**
     * One target at the moment.
     *
     * @param info who
     * @param health what is known of it
     * @param incident the open one; null for none
     * @param shadowed whether it is only shadowed, so that nobody hears of it
     * @param attended a person's hold, or that it is not meant to run: whoever did that knows; null otherwise
     */
    record Standing(
            TargetInfo info,
            Health health,
            @Nullable Incident incident,
            boolean shadowed,
            @Nullable Reason attended) {

        /** How a target stands in this state. */
        public static Standing of(Target target, TargetState state, long nowNanos) {
            return new Standing(
                    target.info(),
                    state.health(),
                    state.episode() == null ? null : state.episode().incident(),
                    state.mode() == Mode.SHADOW,
                    attendedBecause(state, nowNanos));
        }

        private static @Nullable Reason attendedBecause(TargetState state, long nowNanos) {
            Hold hold = state.hold();
            if (hold != null && hold.inForce(nowNanos)) {
                return Reason.of("held", "%s has hands on it: %s", hold.actor(), hold.why());
            }
            return state.desired() == DesiredState.RUNNING
                    ? null
                    : Reason.of("not-desired", "the target is meant to be in %s", state.desired());
        }

        /** Whether its failure explains that of its dependents. What is only shadowed is told to nobody, so it hides nobody. */
        boolean explains() {
            return health == Health.UNHEALTHY && !shadowed;
        }
    }

    /** The sick target at the end of the chain of sick ones that a target depends on; null if it depends on none. */
    default @Nullable String rootOf(TargetInfo target) {
        if (target.dependsOn().isEmpty()) {
            return null;
        }
        for (String name : target.dependsOn().stream().sorted().toList()) {
            Standing other = of(name);
            if (other != null && other.explains()) {
                String deeper = rootOf(other.info());
                return deeper == null ? name : deeper;
            }
        }
        return null;
    }
}
