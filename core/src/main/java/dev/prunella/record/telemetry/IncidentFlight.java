// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.TraceRef;
import dev.prunella.record.HealingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits one event to Java Flight Recorder for each incident that closes. While nothing records it fills none. */
public final class IncidentFlight implements Telemetry {

    private final IncidentCourses courses = new IncidentCourses();

    private IncidentFlight() {}

    /** One, or none where the runtime was linked without Flight Recorder. */
    public static List<Telemetry> ifPresent() {
        boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return present ? List.of(new IncidentFlight()) : List.of();
    }

    @Override
    public void told(Told told) {
        IncidentCourse course = courses.follow(told);
        if (course != null && told.event() instanceof HealingEvent.Closed closed) {
            commit(closed, course);
        }
    }

    private static void commit(HealingEvent.Closed closed, IncidentCourse course) {
        IncidentEvent event = new IncidentEvent();
        if (!event.isEnabled()) {
            return;
        }
        @Nullable TraceRef trace = course.trace();
        event.target = closed.target();
        event.incident = closed.incident().value();
        event.diagnosis = course.diagnosis().kind().name();
        event.cause = course.diagnosis().cause().name();
        event.outcome = closed.outcome().name();
        event.attempts = course.attempts();
        event.detectionNanos = course.detection().toNanos();
        event.reactionNanos = course.reaction().toNanos();
        event.timeToHealthNanos = course.timeToHealth().toNanos();
        event.traceId = trace == null ? "" : trace.traceId();
        event.commit();
    }
}
