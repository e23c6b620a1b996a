// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Remediation;
import dev.prunella.time.Span;
import dev.prunella.verify.HarmWatch;
import dev.prunella.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One rung of a runbook.
 *
 * @param remediation what is run
 * @param attempts how often at most, 1 to 100, default 1
 * @param deadline when a run is interrupted, more than zero, default 30 s
 * @param verification what counts as healed afterwards
 * @param watches what must not get worse meanwhile, at most 16, no two of one name
 */
public record Step(
        Remediation remediation, int attempts, Duration deadline, Verification verification, List<HarmWatch> watches) {

    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_WATCHES = 16;

    /** Checks the numbers. */
    public Step {
        Objects.requireNonNull(verification, "verification");
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "step '%s': attempts must be 1 to 100, got %d".formatted(remediation.name(), attempts));
        }
        watches = List.copyOf(watches);
        if (watches.size() > MOST_WATCHES
                || watches.stream().map(HarmWatch::name).distinct().count() < watches.size()) {
            throw new IllegalArgumentException("step '%s': watches must be at most %d of different names, got %s"
                    .formatted(remediation.name(), MOST_WATCHES, watches));
        }
        Span.positive("step '%s'".formatted(remediation.name()), "deadline", deadline);
    }

    /** One attempt with the default deadline and verification. */
    public static Step of(Remediation remediation) {
        return new Step(remediation, 1, DEFAULT_DEADLINE, Verification.ofDefaults(), List.of());
    }

    /** The same with other attempts. */
    public Step attempts(int count) {
        return new Step(remediation, count, deadline, verification, watches);
    }

    /** The same with another deadline. */
    public Step within(Duration limit) {
        return new Step(remediation, attempts, limit, verification, watches);
    }

    /** The same with another verification. */
    public Step verifiedBy(Verification other) {
        return new Step(remediation, attempts, deadline, other, watches);
    }

    /** The same, stopped and taken back if one of these gets worse meanwhile. */
    public Step watching(HarmWatch... others) {
        return new Step(remediation, attempts, deadline, verification, List.of(others));
    }
}
