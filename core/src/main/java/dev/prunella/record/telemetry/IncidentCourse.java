// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.TraceRef;
import dev.prunella.record.HealingEvent;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one incident has come to, as far as its times are concerned. Confined to a lane. */
final class IncidentCourse {

    private final long noticedNanos;
    private final long openedNanos;
    private final @Nullable TraceRef trace;
    private Diagnosis diagnosis;
    private long firstIntentNanos;
    private long healthNanos;
    private boolean healed;
    private int attempts;

    IncidentCourse(HealingEvent.Opened opened, long nowNanos) {
        noticedNanos = opened.symptom().atNanos();
        openedNanos = nowNanos;
        trace = opened.symptom().trace();
        diagnosis = opened.diagnosis();
    }

    void follow(Told told) {
        HealingEvent event = told.event();
        if (event instanceof HealingEvent.Rediagnosed again) {
            diagnosis = again.diagnosis();
        } else if (event instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null) {
            firstIntentNanos = attempts == 0 ? told.nanos() : firstIntentNanos;
            attempts++;
        } else if (event instanceof HealingEvent.Verified verified && verified.verdict() == Verdict.HEALED) {
            healed = true;
            healthNanos = told.nanos();
        } else if (event instanceof HealingEvent.Closed && !healed) {
            healthNanos = told.nanos();
        }
    }

    @Nullable
    TraceRef trace() {
        return trace;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    int attempts() {
        return attempts;
    }

    /** From the first symptom to the diagnosis. */
    Duration detection() {
        return Duration.ofNanos(openedNanos - noticedNanos);
    }

    /** From the first symptom to the first intent; zero without one. */
    Duration reaction() {
        return attempts == 0 ? Duration.ZERO : Duration.ofNanos(firstIntentNanos - noticedNanos);
    }

    /** From the first symptom to the verdict that healed, or to the end where health came back by itself. */
    Duration timeToHealth() {
        return Duration.ofNanos(healthNanos - noticedNanos);
    }
}
