// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.record.HealingEvent;
import dev.prunella.slo.Slo;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Publishes the meters of {@link HealingMeter} into a registry, which is touched on the lane alone. */
public final class MeterTelemetry implements Telemetry {

    private final MeterRegistry registry;
    private final Roster roster = new Roster();
    private final MeterRows rows;
    private final IncidentCourses courses = new IncidentCourses();
    private @Nullable SupervisorMeters supervisorMeters;
    private @Nullable GuardMeters guards;
    private @Nullable SloMeters slos;

    /** Into this registry, which may be shared with the rest of the application, but with no other supervisor. */
    public MeterTelemetry(MeterRegistry registry) {
        this.registry = registry;
        rows = new MeterRows(registry);
    }

    @Override
    public void begin(SupervisorView supervisor) {
        supervisorMeters = new SupervisorMeters(registry, supervisor);
        guards = new GuardMeters(registry, supervisor);
        slos = new SloMeters(registry, supervisor);
    }

    @Override
    public void joined(TargetView target) {
        roster.join(target);
    }

    @Override
    public void left(TargetView target) {
        roster.leave(target);
    }

    @Override
    public void refresh() {
        rows.follow(roster.list());
        if (guards != null) {
            guards.follow();
        }
        if (slos != null) {
            slos.follow();
        }
    }

    @Override
    public void told(Told told) {
        IncidentCourse course = courses.follow(told);
        HealingEvent event = told.event();
        if (!event.target().isEmpty() && !event.target().startsWith(Slo.PREFIX)) {
            rows.of(event.target()).count(told, course);
        }
        if (supervisorMeters == null) {
            return;
        }
        if (event instanceof HealingEvent.Refused refused) {
            supervisorMeters.refused(refused.refusal().guardrail());
        } else if (event instanceof HealingEvent.EscalationSent sent && !sent.resolution()) {
            supervisorMeters.escalated(sent.channel(), sent.delivered());
        } else if (event instanceof HealingEvent.EscalationMoved moved) {
            supervisorMeters.moved(moved.move());
        }
    }
}
