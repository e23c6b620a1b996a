// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.spring.ApplicationLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Asks a health indicator. DOWN and OUT_OF_SERVICE fail, with the codes {@code down} and {@code out-of-service}; UP passes; of anything else
 * nobody knows what it means.
 */
final class ContributorProbe implements Probe {

    private static final String ERROR = "error";

    private final HealthIndicator indicator;
    private final ApplicationLoader loader;

    /** @param classLoader the application's, in which clients look for their parts */
    ContributorProbe(HealthIndicator indicator, @Nullable ClassLoader classLoader) {
        this.indicator = indicator;
        loader = new ApplicationLoader(classLoader);
    }

    @Override
    public Reading look(ProbeContext context) {
        return loader.run(() -> readingOf(indicator.health()));
    }

    private static Reading readingOf(@Nullable Health health) {
        if (health == null) {
            return Reading.unknown("no-result", "the health indicator said nothing");
        }
        Status status = health.getStatus();
        if (status.equals(Status.UP)) {
            return Reading.pass();
        }
        if (status.equals(Status.DOWN)) {
            return Reading.fail("down", text(health));
        }
        if (status.equals(Status.OUT_OF_SERVICE)) {
            return Reading.fail("out-of-service", text(health));
        }
        return Reading.unknown("unknown-status", text(health));
    }

    private static String text(Health health) {
        Object error = health.getDetails().get(ERROR);
        String status = "the health indicator says " + health.getStatus().getCode();
        return error == null ? status : status + ": " + error;
    }
}
