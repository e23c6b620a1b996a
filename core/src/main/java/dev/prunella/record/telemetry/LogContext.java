// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.IncidentId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The logging context in which lines about a target are written, so that they can be found by target and by incident. */
public final class LogContext {

    /** The key of the target's name. */
    public static final String TARGET = "prunella.target";
    /** The key of the incident's id. */
    public static final String INCIDENT = "prunella.incident";

    private LogContext() {}

    /** Writes lines with both keys set on this thread; an empty target and a null incident set none. */
    public static void during(String target, @Nullable IncidentId incident, Runnable lines) {
        try {
            if (!target.isEmpty()) {
                MDC.put(TARGET, target);
            }
            if (incident != null) {
                MDC.put(INCIDENT, incident.value());
            }
            lines.run();
        } finally {
            MDC.remove(TARGET);
            MDC.remove(INCIDENT);
        }
    }
}
