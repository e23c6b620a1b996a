// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.guard.BreakerState;
import dev.prunella.loop.GuardRecovery;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What persons have set guards to, also guards that are not made yet in this process. Safe for use by several threads. */
final class GuardOrders {

    private final Map<String, BreakerState> byGuard = new ConcurrentSkipListMap<>();

    void restore(Map<String, BreakerState> earlier) {
        byGuard.putAll(earlier);
    }

    void set(String guard, BreakerState state) {
        if (state.isForced()) {
            byGuard.put(guard, state);
        } else {
            byGuard.remove(guard);
        }
    }

    /** Null if automation decides. */
    @Nullable
    BreakerState of(String guard) {
        return byGuard.get(guard);
    }

    /** Added to the rest of a checkpoint. */
    Map<String, String> keep(Map<String, String> checkpoint) {
        return GuardRecovery.keep(byGuard, checkpoint);
    }
}
