// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows which target stands behind a circuit breaker. */
@FunctionalInterface
public interface BreakerTargets {

    /**
     * The name of the target behind the breaker of this name; null for none. Asked when the breaker is adopted, on the thread that makes it,
     * so it returns at once. If it throws the breaker is left alone and the log says why. The target need not be supervised yet.
     */
    @Nullable
    String targetOf(String breaker);

    /** Each breaker stands before the target of its own name. */
    static BreakerTargets ofSameName() {
        return breaker -> breaker;
    }

    /**
     * Some breakers stand before the targets that are named here, all others before those of their own names.
     *
     * @param targets names of targets by the names of breakers; a copy is kept
     */
    static BreakerTargets of(Map<String, String> targets) {
        Map<String, String> copy = Map.copyOf(targets);
        return breaker -> copy.getOrDefault(breaker, breaker);
    }
}
