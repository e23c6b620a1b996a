// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.probes.sampling.Limits;
import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How many there may be.
 *
 * @param most not negative; {@link Long#MAX_VALUE} for no such limit
 * @param timesUsual how many times as many as usual, more than 1; infinite for no such limit
 * @param memory how far back what is usual goes, more than zero, default 24 h. During its first eighth only {@code most} counts, and whatever
 *     lasts for more than half of it becomes usual
 */
public record CountLimit(long most, double timesUsual, Duration memory) {

    private static final String OWNER = "count limit";
    private static final Duration DAY = Duration.ofHours(24);

    /** Checks the numbers. */
    public CountLimit {
        Limits.notNegative(OWNER, "most", most);
        if (!(timesUsual > 1)) {
            throw new IllegalArgumentException(OWNER + ": timesUsual must be more than 1, got " + timesUsual);
        }
        Span.positive(OWNER, "memory", memory);
    }

    /** So many, whatever is usual. */
    public static CountLimit atMost(long most) {
        return new CountLimit(most, Double.POSITIVE_INFINITY, DAY);
    }

    /** So many times the median of its own last 24 hours. */
    public static CountLimit timesUsual(double factor) {
        return new CountLimit(Long.MAX_VALUE, factor, DAY);
    }

    /** The same, and never more than this. */
    public CountLimit butAtMost(long other) {
        return new CountLimit(other, timesUsual, memory);
    }

    /** The same with another memory. */
    public CountLimit remembering(Duration other) {
        return new CountLimit(most, timesUsual, other);
    }
}
