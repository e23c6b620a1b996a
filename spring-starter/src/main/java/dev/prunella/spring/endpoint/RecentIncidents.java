// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.model.IncidentId;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingEvent.EscalationMoved.Move;
import dev.prunella.record.HealingListener;
import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import dev.prunella.time.HealingClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #MOST} incidents of this process that are over; older ones give way and are in the trail alone. Of those that are open, of
 * which a target has one at most, what the loop's own state does not tell.
 */
final class RecentIncidents implements HealingListener {

    static final int MOST = 50;

    private final HealingClock clock;
    private final Deque<Past> closed = new ArrayDeque<>();
    private final Map<String, About> open = new HashMap<>();

    RecentIncidents(HealingClock clock) {
        this.clock = clock;
    }

    /** One that is over. */
    record Past(Incident incident, Outcome outcome, About about, Instant closedAt) {}

    /**
     * What is told of an incident elsewhere than in its timeline.
     *
     * @param incident of which; null for none
     * @param openedAt the time of day; null if that was missed
     * @param told whether a person was told, or will be
     * @param acknowledgedBy who takes care of it; null for nobody
     */
    record About(
            @Nullable IncidentId incident,
            @Nullable Instant openedAt,
            boolean told,
            @Nullable String acknowledgedBy) {

        static final About NOTHING = new About(null, null, false, null);

        boolean of(@Nullable IncidentId id) {
            return incident != null && incident.equals(id);
        }
    }

    @Override
    public synchronized void on(HealingEvent event) {
        if (event instanceof HealingEvent.Opened opened) {
            open.put(opened.target(), new About(opened.incident(), clock.wallTime(), false, null));
        } else if (event instanceof HealingEvent.Closed over) {
            close(over);
        } else if (about(event.target()).of(event.incident())) {
            open.computeIfPresent(event.target(), (name, about) -> after(about, event));
        }
    }

    private static About after(About about, HealingEvent event) {
        if (event instanceof HealingEvent.EscalationMoved moved && moved.move() == Move.ACKNOWLEDGED) {
            return new About(about.incident, about.openedAt, true, moved.actor().toString());
        }
        return event instanceof HealingEvent.EscalationDue
                ? new About(about.incident, about.openedAt, true, about.acknowledgedBy)
                : about;
    }

    private void close(HealingEvent.Closed over) {
        About about = about(over.target());
        if (about.of(over.incident())) {
            open.remove(over.target());
        }
        closed.addFirst(new Past(
                over.history(), over.outcome(), about.of(over.incident()) ? about : About.NOTHING, clock.wallTime()));
        if (closed.size() > MOST) {
            closed.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<Past> closed() {
        return new ArrayList<>(closed);
    }

    /** What is told of one that is open. */
    synchronized About about(Incident incident) {
        About about = about(incident.target());
        return about.of(incident.id()) ? about : About.NOTHING;
    }

    private About about(String target) {
        return open.getOrDefault(target, About.NOTHING);
    }
}
