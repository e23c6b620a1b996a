// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;

/**
 * What takes back what a remediation has begun, as idempotent as that. It runs once an attempt at the most, and only if the attempt
 * began and ended WORSE, FAILED or TIMED_OUT: then what it did is half done or does harm. An attempt that was merely INEFFECTIVE is
 * not taken back, since the next step goes on from there; neither is one that was ABANDONED and still runs, or whose end is UNKNOWN
 * because the process died: nobody may work against it. What stops all healing stops compensations too.
 *
 * @param name what the trail calls it, of the form of a target's name
 * @param deadline when it is interrupted, more than zero, default 30 s
 * @param action the code; its context's attempt names in {@link Attempt#undoes()} what is to be taken back
 */
public record Compensation(String name, Duration deadline, Remediation.Action action) {

    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /** Checks name and deadline. */
    public Compensation {
        Remediation.checkName("compensation", name);
        Span.positive("compensation '%s'".formatted(name), "deadline", deadline);
        Objects.requireNonNull(action, "action");
    }

    /** A compensation with the default deadline. */
    public static Compensation named(String name, Remediation.Action action) {
        return new Compensation(name, DEFAULT_DEADLINE, action);
    }

    /** The same with another deadline. */
    public Compensation within(Duration limit) {
        return new Compensation(name, limit, action);
    }

    @Override
    public String toString() {
        return name;
    }
}
