// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A goal and how it was met; all of them are of CPU time.
 *
 * @param words what is wanted
 * @param measured what came of it
 * @param met whether it is what is wanted
 */
record Goal(String words, String measured, boolean met) {

    private static final double GOAL_NANOS = 14;
    private static final double MOST_NANOS = 20;
    /** What a JVM allocates for itself is divided by few operations: half a byte is none. */
    private static final double A_BIT = 0.5;

    private static final double FAILING_NANOS = 15;
    private static final double REJECTED_BYTES = 48 + A_BIT;
    private static final Row OURS = Row.PRUNELLA_RETRY;

    /** Those of which enough was measured. */
    static List<Goal> of(Figures figures) {
        List<@Nullable Goal> all = new ArrayList<>();
        Spread ours = figures.cpu(OURS, Scene.SUCCESS, 1);
        all.add(most("P1 success: at most 20 ns", ours, MOST_NANOS, "ns"));
        all.add(most("P1 success: goal 14 ns", ours, GOAL_NANOS, "ns"));
        all.add(most("P1 success: 0 B", figures.bytes(OURS, Scene.SUCCESS, 1), A_BIT, "B"));
        all.add(times(
                "P1: at most 2.5 × state read and `LongAdder`", ours, figures.cpu(Row.FLOOR, Scene.SUCCESS, 1), 2.5));
        all.add(times("P1: two threads at most 1.5 × one", figures.cpu(OURS, Scene.SUCCESS, 2), ours, 1.5));
        all.add(faster("P1: 5 × faster than resilience4j's breaker", figures, Row.RESILIENCE4J, 5));
        all.add(faster("P1: 10 × faster than the same job by resilience4j", figures, Row.RESILIENCE4J_SAME, 10));
        all.add(faster("P1: 15 × faster than Failsafe's breaker and retry", figures, Row.FAILSAFE_RETRY, 15));
        all.add(most("P2 rejected: at most 20 ns", figures.cpu(OURS, Scene.OPEN, 1), MOST_NANOS, "ns"));
        all.add(most("P2 rejected: at most 48 B", figures.bytes(OURS, Scene.OPEN, 1), REJECTED_BYTES, "B"));
        Spread failing = figures.cpu(Row.PRUNELLA, Scene.FAILING, 1);
        all.add(over(
                "P2 failing: at most 15 ns over the bare throw",
                failing,
                figures.cpu(Row.RAW, Scene.FAILING, 1),
                FAILING_NANOS));
        return all.stream().filter(Objects::nonNull).toList();
    }

    private static @Nullable Goal most(String words, @Nullable Spread measured, double most, String unit) {
        return measured == null ? null : new Goal(words, measured.text("%.1f") + " " + unit, measured.median() <= most);
    }

    private static @Nullable Goal times(String words, @Nullable Spread measured, @Nullable Spread other, double most) {
        if (measured == null || other == null) {
            return null;
        }
        double times = measured.median() / other.median();
        return new Goal(words, String.format(Locale.ROOT, "%.1f ×", times), times <= most);
    }

    private static @Nullable Goal over(String words, @Nullable Spread measured, @Nullable Spread bare, double most) {
        if (measured == null || bare == null) {
            return null;
        }
        double over = measured.median() - bare.median();
        return new Goal(words, String.format(Locale.ROOT, "%.1f ns", over), over <= most);
    }

    private static @Nullable Goal faster(String words, Figures figures, Row peer, double least) {
        Spread ours = figures.cpu(OURS, Scene.SUCCESS, 1);
        Spread theirs = figures.cpu(peer, Scene.SUCCESS, 1);
        if (ours == null || theirs == null) {
            return null;
        }
        double times = theirs.median() / ours.median();
        return new Goal(words, String.format(Locale.ROOT, "%.1f ×", times), times >= least);
    }
}
