// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who is supervised, and whose name becomes a tag: the first {@value #MOST_NAMED} by registration. A place that becomes free is
 * given to the next one who joins, never to one who is counted among the others already: counters do not move. Safe for use by
 * several threads.
 */
final class Roster {

    static final int MOST_NAMED = 200;

    /** The tag of those without a place of their own. */
    static final String OTHER = "other";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int named;

    /**
     * A target with its place.
     *
     * @param target the supervision
     * @param named whether its name is a tag
     */
    record Entry(TargetView target, boolean named) {

        String name() {
            return target.info().name();
        }
    }

    void join(TargetView target) {
        lock.lock();
        try {
            String name = target.info().name();
            Entry earlier = entries.remove(name);
            boolean free = named < MOST_NAMED && !name.equals(OTHER);
            boolean keeps = earlier != null && earlier.named;
            named += !keeps && free ? 1 : 0;
            entries.put(name, new Entry(target, keeps || free));
        } finally {
            lock.unlock();
        }
    }

    /** Ends this supervision; one of the same name that began since is not touched. */
    void leave(TargetView target) {
        lock.lock();
        try {
            Entry present = entries.get(target.info().name());
            if (present != null && present.target.equals(target)) {
                entries.remove(present.name());
                named -= present.named ? 1 : 0;
            }
        } finally {
            lock.unlock();
        }
    }

    List<Entry> list() {
        lock.lock();
        try {
            return new ArrayList<>(entries.values());
        } finally {
            lock.unlock();
        }
    }
}
