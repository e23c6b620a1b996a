// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.Checkpoint;
import dev.prunella.loop.TargetEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint tells of targets that are not supervised: what an earlier process left, until its target has taken it in, and what
 * was true of a target when its supervision ended, for the next process; supervised again by this one, it is as it is described then.
 * Safe for use by several threads.
 */
final class Remembered {

    private static final int MOST_DEPARTED = 1_000;

    private final Map<String, TargetEvent.Restored> recovered = new HashMap<>();
    private final Map<String, TargetEvent.Restored> departed = new LinkedHashMap<>();

    synchronized void recovered(Map<String, TargetEvent.Restored> targets) {
        recovered.putAll(targets);
    }

    /** What an earlier process left of a target; null for nothing. */
    synchronized TargetEvent.@Nullable Restored of(String name) {
        return recovered.get(name);
    }

    /** The state of a target that is supervised tells it from now on. */
    synchronized void isTold(String name) {
        recovered.remove(name);
        departed.remove(name);
    }

    /** Supervision has ended. */
    synchronized void left(Checkpoint.Supervised last) {
        departed.put(last.target().name(), Checkpoint.durablePart(last));
        if (departed.size() > MOST_DEPARTED) {
            departed.remove(departed.keySet().iterator().next());
        }
    }

    /** All of it, by the names of the targets. */
    synchronized Map<String, TargetEvent.Restored> all() {
        Map<String, TargetEvent.Restored> all = new HashMap<>(departed);
        all.putAll(recovered);
        return all;
    }
}
