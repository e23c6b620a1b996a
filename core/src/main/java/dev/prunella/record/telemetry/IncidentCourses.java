// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.IncidentId;
import dev.prunella.record.HealingEvent;
import org.jspecify.annotations.Nullable;

/** Follows the incidents that are open. Confined to a lane. */
final class IncidentCourses {

    private final OpenIncidents<IncidentCourse> open = new OpenIncidents<>(course -> {});

    /** The course that the event belongs to, with the event in it; null outside of an incident, or of one that is not known. */
    @Nullable
    IncidentCourse follow(Told told) {
        IncidentId id = told.event().incident();
        if (id == null) {
            return null;
        }
        if (told.event() instanceof HealingEvent.Opened opened) {
            open.put(id, new IncidentCourse(opened, told.nanos()));
        }
        IncidentCourse course = told.event() instanceof HealingEvent.Closed ? open.remove(id) : open.get(id);
        if (course != null) {
            course.follow(told);
        }
        return course;
    }
}
