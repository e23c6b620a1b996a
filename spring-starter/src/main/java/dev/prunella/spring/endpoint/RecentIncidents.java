// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last {@value #MOST} incidents of this process that are over; older ones give way and are in the trail alone. */
final class RecentIncidents implements HealingListener {

    static final int MOST = 50;

    private final Deque<IncidentView> closed = new ArrayDeque<>();

    @Override
    public synchronized void on(HealingEvent event) {
        if (event instanceof HealingEvent.Closed over) {
            closed.addFirst(IncidentView.of(over.history(), over.outcome()));
            if (closed.size() > MOST) {
                closed.removeLast();
            }
        }
    }

    /** Newest first. */
    synchronized List<IncidentView> closed() {
        return new ArrayList<>(closed);
    }
}
