// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a command came with. Asking for what is not there throws an {@link IllegalArgumentException} that names it. */
record Wish(
        String caller,
        @Nullable String target,
        @Nullable String remediation,
        @Nullable String incident,
        @Nullable Mode mode,
        @Nullable String why,
        @Nullable Duration span) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    Actor actor() {
        return Actor.person(caller);
    }

    String targetName() {
        return required("target", target);
    }

    String remediationName() {
        return required("remediation", remediation);
    }

    IncidentId incidentId() {
        return new IncidentId(required("incident", incident));
    }

    Mode wantedMode() {
        return required("mode", mode);
    }

    String reason() {
        return why == null || why.isBlank() ? "no reason given" : why;
    }

    Duration spanOrAnHour() {
        return span == null ? AN_HOUR : span;
    }

    private static <T> T required(String property, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s must be given, got none".formatted(property));
        }
        return value;
    }
}
