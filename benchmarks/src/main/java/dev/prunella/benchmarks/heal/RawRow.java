// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run as a line of a Markdown table. */
final class RawRow {

    static final String HEAD = """
            | variant | run | recovery | failed | hung | longest request | acknowledged writes | lost | twice | beside | diagnosis | actions | while down | to verdict | outcome | trail | load |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private RawRow() {}

    static String of(String variant, int run, Measured m) {
        Healing healing = m.healing();
        return "| "
                + String.join(
                        " | ",
                        variant,
                        Integer.toString(run),
                        recovery(m),
                        Long.toString(m.failed())
                                + (m.failedBefore() == 0 ? "" : " (+" + m.failedBefore() + " before)"),
                        Long.toString(m.hung()),
                        m.longest().toMillis() + " ms",
                        Long.toString(m.writes().acknowledged()),
                        Long.toString(m.writes().lost()),
                        Long.toString(m.writes().duplicated()),
                        m.beside(),
                        healing.diagnosis(),
                        healing.actions(),
                        Long.toString(m.actionsWhileDown()),
                        seconds(m.verdict()),
                        healing.outcome(),
                        healing.equals(Healing.NONE) ? "-" : healing.trailHolds() ? "verifies" : "BROKEN",
                        String.format(Locale.ROOT, "%.1f", m.machineLoad()))
                + " |\n";
    }

    static String recovery(Measured m) {
        return m.recovery() == null ? "not in " + m.watched().toSeconds() + " s" : seconds(m.recovery());
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.3f s", Spread.seconds(duration));
    }
}
