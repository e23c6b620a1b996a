// SPDX-License-Identifier: Apache-2.0
package dev.prunella.target;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How often a target is looked at and how long a look may take.
 *
 * @param period between inside looks while all is well, more than zero, default 10 s
 * @param insideTimeout a look that takes longer counts as a FAIL, more than zero, default 1 s
 * @param outsideTimeout the same for the outside, which is looked at once at the start and then only once something was
 *     noticed, default 1 s
 */
public record Probing(Duration period, Duration insideTimeout, Duration outsideTimeout) {

    private static final Probing DEFAULT =
            new Probing(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Checks the numbers. */
    public Probing {
        Span.positive("probing", "period", period);
        Span.positive("probing", "insideTimeout", insideTimeout);
        Span.positive("probing", "outsideTimeout", outsideTimeout);
    }

    /** Every 10 s, 1 s a look. */
    public static Probing ofDefaults() {
        return DEFAULT;
    }

    /** The same at another period. */
    public Probing every(Duration other) {
        return new Probing(other, insideTimeout, outsideTimeout);
    }

    /** The same with other time-outs. */
    public Probing within(Duration inside, Duration outside) {
        return new Probing(period, inside, outside);
    }
}
