// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.Mode;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a target in SHADOW has shown enough that another mode is proposed for it. A proposal only: nobody but a person changes the
 * mode. All of its remediations together must clear a bar, and none by itself may be below the bar's precision.
 *
 * @param approve what it takes to propose APPROVE, where a person still looks at each action: 5 decided, precision 0.80, over a day
 * @param auto what it takes to propose AUTO: 20 decided, precision 0.95, over a week, so that weekdays, weekends and their jobs
 *     were seen. Twenty without a miss still leave room for a share of misses of up to about 3/20 at 95 % confidence (the rule of
 *     three); who needs more asks for more
 */
public record Graduation(Bar approve, Bar auto) {

    private static final Graduation DEFAULT =
            new Graduation(new Bar(5, 0.80, Duration.ofDays(1)), new Bar(20, 0.95, Duration.ofDays(7)));

    /**
     * What must have been shown.
     *
     * @param decided verdicts that say something, at least 1
     * @param precision the least share of justified ones among them, more than 0 and at most 1
     * @param over since the first would-be action, not negative
     */
    public record Bar(int decided, double precision, Duration over) {

        /** Checks the numbers. */
        public Bar {
            if (decided < 1) {
                throw new IllegalArgumentException("graduation: decided must be at least 1, got " + decided);
            }
            if (!(precision > 0 && precision <= 1)) {
                throw new IllegalArgumentException(
                        "graduation: precision must be more than 0 and at most 1, got " + precision);
            }
            Span.notNegative("graduation", "over", over);
        }

        boolean cleared(ShadowReport report, long nowNanos) {
            ShadowTally total = report.total();
            return total.decided() >= decided
                    && total.precision() >= precision
                    && total.span(nowNanos).compareTo(over) >= 0
                    && report.byRemediation().values().stream().noneMatch(tally -> tally.precision() < precision);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d decided, precision %.2f, over %s", decided, precision, over);
        }
    }

    /** Checks that AUTO is not easier to come by than APPROVE. */
    public Graduation {
        if (auto.decided < approve.decided
                || auto.precision < approve.precision
                || auto.over.compareTo(approve.over) < 0) {
            throw new IllegalArgumentException(
                    "graduation: auto must take no less than approve (%s), got %s".formatted(approve, auto));
        }
    }

    /** The defaults. */
    public static Graduation ofDefaults() {
        return DEFAULT;
    }

    /** The mode to propose, or null. */
    public @Nullable Mode propose(ShadowReport report, long nowNanos) {
        if (auto.cleared(report, nowNanos)) {
            return Mode.AUTO;
        }
        return approve.cleared(report, nowNanos) ? Mode.APPROVE : null;
    }
}
