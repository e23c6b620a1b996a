// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.model.IncidentId;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last {@value #MOST_LINES} events and {@value #MOST_INCIDENTS} closed incidents of this process; older ones give way and are in the
 * trail alone, whose files may be too large to be read for a request.
 */
final class RecentEvents implements HealingListener {

    static final int MOST_LINES = 200;
    static final int MOST_INCIDENTS = 50;

    private final HealingClock clock = SystemTime.clock();
    private final Deque<EventView> lines = new ArrayDeque<>();
    private final Deque<IncidentView> closed = new ArrayDeque<>();

    @Override
    public synchronized void on(HealingEvent event) {
        Instant now = clock.wallTime();
        IncidentId incident = event.incident();
        push(
                lines,
                new EventView(now, event.target(), incident == null ? "" : incident.value(), event.what()),
                MOST_LINES);
        if (event instanceof HealingEvent.Closed over) {
            push(closed, IncidentView.of(over.history(), over.outcome()), MOST_INCIDENTS);
        }
    }

    private static <T> void push(Deque<T> all, T newest, int most) {
        all.addFirst(newest);
        if (all.size() > most) {
            all.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<EventView> lines() {
        return new ArrayList<>(lines);
    }

    /** Newest first. */
    synchronized List<IncidentView> closed() {
        return new ArrayList<>(closed);
    }
}
