// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads that ask a generation for a connection at this moment. Each borrow enters and leaves, so both must be cheap: a thread
 * takes the place that its number points to, and only where that is taken one in a set.
 */
final class Waiters {

    private static final int PLACES = 256;
    private static final int IN_THE_SET = -1;

    /** Neighbours in a line of the cache would slow each other down. */
    private static final int APART = 8;

    private final AtomicReferenceArray<@Nullable Waiter> places = new AtomicReferenceArray<>(PLACES * APART);
    private final Set<Waiter> others = ConcurrentHashMap.newKeySet();

    /** Returns what {@link #leave} must be told. */
    int enter(Waiter waiter) {
        int place = (int) (waiter.thread().getId() & (PLACES - 1)) * APART;
        if (places.compareAndSet(place, null, waiter)) {
            return place;
        }
        others.add(waiter);
        return IN_THE_SET;
    }

    void leave(Waiter waiter, int place) {
        if (place == IN_THE_SET) {
            others.remove(waiter);
        } else {
            places.setRelease(place, null);
        }
    }

    List<Waiter> present() {
        List<Waiter> present = new ArrayList<>(others);
        for (int place = 0; place < places.length(); place += APART) {
            Waiter waiter = places.get(place);
            if (waiter != null) {
                present.add(waiter);
            }
        }
        return present;
    }
}
