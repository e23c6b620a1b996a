// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.HealedThing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cells whose supervision has ended while a remediation of theirs may still run: whoever supervises the same target, or the same
 * thing, after them waits for it. As many as there are workers, at the most: each that stays longer than a moment holds one.
 */
final class Departures {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TargetCell, List<TargetCell>> followers = new HashMap<>();

    void begin(TargetCell leaving) {
        lock.lock();
        try {
            followers.put(leaving, new ArrayList<>());
        } finally {
            lock.unlock();
        }
    }

    /** How many departures the newcomer has to wait for; it will be among the followers of each. */
    int follow(TargetCell newcomer) {
        lock.lock();
        try {
            int count = 0;
            for (Map.Entry<TargetCell, List<TargetCell>> leaving : followers.entrySet()) {
                if (same(leaving.getKey(), newcomer)) {
                    leaving.getValue().add(newcomer);
                    count++;
                }
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Who has waited for this one. */
    List<TargetCell> end(TargetCell gone) {
        lock.lock();
        try {
            List<TargetCell> waiting = followers.remove(gone);
            return waiting == null ? List.of() : waiting;
        } finally {
            lock.unlock();
        }
    }

    private static boolean same(TargetCell one, TargetCell other) {
        HealedThing thing = one.target().healedThing();
        boolean sameThing = thing != null && thing == other.target().healedThing();
        return sameThing || one.target().name().equals(other.target().name());
    }
}
