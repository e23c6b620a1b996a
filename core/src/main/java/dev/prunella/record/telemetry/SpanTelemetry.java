// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.IncidentId;
import dev.prunella.record.HealingEvent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** Makes one span of each incident, begun at its first symptom and ended when it closes. */
public final class SpanTelemetry implements Telemetry {

    /** The scope that the spans belong to. */
    public static final String SCOPE = "dev.prunella";

    private final Tracer tracer;
    private final OpenIncidents<IncidentSpan> open = new OpenIncidents<>(IncidentSpan::forget);

    /** By a tracer of this instance. */
    public SpanTelemetry(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer(SCOPE);
    }

    @Override
    public void told(Told told) {
        IncidentId id = told.event().incident();
        if (id == null) {
            return;
        }
        if (told.event() instanceof HealingEvent.Opened opened) {
            open.put(id, IncidentSpan.begin(tracer, opened, told));
            return;
        }
        @Nullable IncidentSpan span = told.event() instanceof HealingEvent.Closed ? open.remove(id) : open.get(id);
        if (span != null) {
            span.follow(told);
        }
    }
}
